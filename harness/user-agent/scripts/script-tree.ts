import { parse, type AnyNode } from 'acorn'
import type { CheerioAPI } from 'cheerio'

/** A node of a parsed script. */
export type ScriptNode = AnyNode

/** A function of a script. */
export type ScriptFunction = Extract<
  ScriptNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>

/** Parses a script, or the body of an `onclick` and its like; `undefined` where it is none. */
export const parseScript = (code: string): ScriptNode | undefined => {
  for (const sourceType of ['script', 'module'] as const)
    try {
      return parse(code, {
        ecmaVersion: 'latest',
        sourceType,
        allowReturnOutsideFunction: true,
        allowHashBang: true,
      })
    } catch {
      // The next kind may do.
    }
  return undefined
}

/** The scripts that stand in a page, parsed; those it loads from elsewhere are not among them. */
export const scriptsOf = ($: CheerioAPI): ScriptNode[] =>
  $('script:not([src])')
    .toArray()
    .map((script) => $(script))
    .filter((script) => /^\s*$|script|module/i.test(script.attr('type') ?? ''))
    .flatMap((script) => parseScript(script.text()) ?? [])

/** The nodes directly below a node, in the order of the script. */
export const childrenOf = (node: ScriptNode): ScriptNode[] =>
  Object.values(node)
    .flat()
    .filter(
      (child): child is ScriptNode =>
        typeof child === 'object' && child !== null && 'type' in child && 'start' in child,
    )

/** A node with everything below it. */
export const nodesOf = (node: ScriptNode): ScriptNode[] => [
  node,
  ...childrenOf(node).flatMap(nodesOf),
]

/** Whether a node is a function. */
export const isFunction = (node: ScriptNode | undefined): node is ScriptFunction =>
  node !== undefined &&
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)

/** What a script calls something: the functions and the values it gives names to. */
export const namesIn = (scripts: readonly ScriptNode[]): ReadonlyMap<string, ScriptNode> => {
  const names = new Map<string, ScriptNode>()
  for (const node of scripts.flatMap(nodesOf)) {
    if (node.type === 'FunctionDeclaration' && node.id) names.set(node.id.name, node)
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      names.set(node.id.name, node.init)
    const each = eachOf(node)
    if (each) names.set(each.name, each.of)
    if (node.type === 'AssignmentExpression' && node.operator === '=') {
      const name = node.left.type === 'Identifier' ? node.left.name : memberName(node.left)
      if (name !== undefined && isFunction(node.right)) names.set(name, node.right)
    }
  }
  return names
}

/** The name that stands for each of some elements: of `elements.forEach((name) => …)`, `for (const name of elements)`. */
const eachOf = (node: ScriptNode): { name: string; of: ScriptNode } | undefined => {
  if (node.type === 'ForOfStatement' && node.left.type === 'VariableDeclaration') {
    const [declared] = node.left.declarations
    return declared?.id.type === 'Identifier'
      ? { name: declared.id.name, of: node.right }
      : undefined
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined
  const [called] = node.arguments
  if (memberName(node.callee) !== 'forEach' || !isFunction(called)) return undefined
  const [first] = called.params
  return first?.type === 'Identifier' ? { name: first.name, of: node.callee.object } : undefined
}

/** The last name of `a.b.c` or `a['c']`; `undefined` for everything else. */
export const memberName = (node: ScriptNode): string | undefined => {
  if (node.type === 'ChainExpression') return memberName(node.expression)
  if (node.type !== 'MemberExpression') return undefined
  if (!node.computed && node.property.type === 'Identifier') return node.property.name
  return stringOf(node.property)
}

/** The text of a string literal; `undefined` for everything else. */
export const stringOf = (node: ScriptNode | undefined): string | undefined => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined
  return undefined
}
