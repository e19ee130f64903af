import { isSubmitButton } from '../form-fields.ts'
import { elementsNamedBy, type ScriptScope } from './script-targets.ts'
import { childrenOf, memberName, type ScriptNode } from './script-tree.ts'

/** Tools that count what visitors do; to call them changes nothing about what is sent. */
const counters = new Set([
  ...['ga', 'gtag', 'dataLayer', '_gaq', '_paq', 'fbq', 'analytics', 'plausible', 'umami'],
  'console',
])

/** Methods that change how a page looks or reacts, and not what a form holds. */
const lookMethods = new Set(['blur', 'focus', 'stopPropagation', 'add', 'remove', 'toggle'])
/** Properties that change how a page looks. */
const lookProperties = new Set([
  ...['className', 'innerText', 'textContent', 'cursor', 'display', 'opacity'],
  ...['visibility', 'color', 'backgroundColor'],
])

/**
 * Whether what happens on a press or a submission leaves the request as the markup says. Only what is
 * obviously harmless is: everything else may change what is sent.
 */
export const isHarmless = (node: ScriptNode, scope: ScriptScope): boolean => {
  const harmless = (other: ScriptNode) => isHarmless(other, scope)
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
      return node.body.every(harmless)
    case 'EmptyStatement':
    case 'Literal':
    case 'Identifier':
    case 'ThisExpression':
      return true
    case 'ExpressionStatement':
      return harmless(node.expression)
    case 'ReturnStatement':
      return (
        !node.argument ||
        (node.argument.type === 'Literal' && node.argument.value === true) ||
        (node.argument.type !== 'Literal' && harmless(node.argument))
      )
    case 'IfStatement':
      return isQuiet(node.test) && childrenOf(node).slice(1).every(harmless)
    case 'LogicalExpression':
      return isQuiet(node.left) && harmless(node.right)
    case 'SequenceExpression':
      return node.expressions.every(harmless)
    case 'UnaryExpression':
      return node.operator === 'void' && harmless(node.argument)
    case 'ChainExpression':
      return harmless(node.expression)
    case 'AssignmentExpression':
      return (
        (lookProperties.has(memberName(node.left) ?? '') || switchesButton(node.left, scope)) &&
        isQuiet(node.right)
      )
    case 'CallExpression':
      return isHarmlessCall(node)
    default:
      return false
  }
}

/** Whether it is a button that is switched off or on: a field would no longer be sent. */
const switchesButton = (node: ScriptNode, scope: ScriptScope): boolean => {
  if (node.type !== 'MemberExpression' || memberName(node) !== 'disabled') return false
  const buttons = elementsNamedBy(node.object, scope)
  return buttons !== undefined && buttons.toArray().every((one) => isSubmitButton(scope.$(one)))
}

const isHarmlessCall = ({
  callee,
  arguments: given,
}: Extract<ScriptNode, { type: 'CallExpression' }>) => {
  if (!given.every(isQuiet)) return false
  if (counters.has(rootOf(callee) ?? '')) return true
  if (callee.type !== 'MemberExpression') return false
  const method = memberName(callee) ?? ''
  const isOfClasses = memberName(callee.object) === 'classList'
  return lookMethods.has(method) && (isOfClasses || !['add', 'remove', 'toggle'].includes(method))
}

/** The first name of `a.b.c`; `window` and its like are not counted. */
const rootOf = (node: ScriptNode): string | undefined => {
  if (node.type === 'ChainExpression') return rootOf(node.expression)
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression') return undefined
  const root = rootOf(node.object)
  return root === 'window' || root === 'self' ? memberName(node) : root
}

/** Whether an expression only tells something: no call, no assignment, no function. */
const isQuiet = (node: ScriptNode): boolean =>
  !/^(Call|New|Assignment|Update|Await|Yield|Import|TaggedTemplate)Expression$/.test(node.type) &&
  !/Function/.test(node.type) &&
  childrenOf(node).every(isQuiet)
