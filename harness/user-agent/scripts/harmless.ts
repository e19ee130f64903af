import { isSubmitButton } from '../form-fields.ts'
import { elementsNamedBy, type ScriptScope } from './script-targets.ts'
import { childrenOf, isFunction, memberName, stringOf, type ScriptNode } from './script-tree.ts'

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
    case 'VariableDeclaration':
      return node.declarations.every(({ init }) => !init || isQuiet(init))
    case 'CallExpression':
      return isHarmlessCall(node, scope)
    default:
      return false
  }
}

/** Whether it is a button that is switched off or on: a field would no longer be sent. */
const switchesButton = (node: ScriptNode, scope: ScriptScope): boolean =>
  node.type === 'MemberExpression' &&
  memberName(node) === 'disabled' &&
  areButtons(node.object, scope)

const areButtons = (node: ScriptNode, scope: ScriptScope): boolean => {
  const elements = elementsNamedBy(node, scope)?.toArray()
  return elements?.every((one) => isSubmitButton(scope.$(one))) ?? false
}

const isHarmlessCall = (
  { callee, arguments: given }: Extract<ScriptNode, { type: 'CallExpression' }>,
  scope: ScriptScope,
): boolean => {
  const name = callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '')
  const [first] = given
  if (name === 'setTimeout' && isFunction(first)) return isHarmless(first.body, scope)
  if (!given.every(isQuiet)) return false
  if (counters.has(rootOf(callee) ?? '')) return true
  if (callee.type !== 'MemberExpression') return false
  if (name === 'setAttribute' || name === 'removeAttribute') {
    const attribute = stringOf(first)?.toLowerCase() ?? ''
    return attribute === 'disabled'
      ? areButtons(callee.object, scope)
      : /^(class|style|title|aria-[a-z]+)$/.test(attribute)
  }
  const isOfClasses = memberName(callee.object) === 'classList'
  return lookMethods.has(name) && (isOfClasses || !['add', 'remove', 'toggle'].includes(name))
}

/** The first name of `a.b.c`; `window` and its like are not counted. */
const rootOf = (node: ScriptNode): string | undefined => {
  if (node.type === 'ChainExpression') return rootOf(node.expression)
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression') return undefined
  const root = rootOf(node.object)
  return root === 'window' || root === 'self' ? memberName(node) : root
}

/** Functions that only look for elements. */
const lookups =
  /^(getElementById|getElementsBy(Name|TagName|ClassName)|querySelector(All)?|\$|jQuery)$/

/** Whether an expression only tells something: no call but to look for an element, no assignment, no function. */
const isQuiet = (node: ScriptNode): boolean => {
  if (node.type === 'CallExpression') {
    const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee)
    if (!lookups.test(name ?? '')) return false
  }
  return (
    !/^(New|Assignment|Update|Await|Yield|Import|TaggedTemplate)Expression$/.test(node.type) &&
    !/Function/.test(node.type) &&
    childrenOf(node).every(isQuiet)
  )
}
