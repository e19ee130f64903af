import type { CheerioAPI } from 'cheerio'
import { formOf } from '../form-fields.ts'
import type { Selection } from '../parse-page.ts'
import { memberName, stringOf, type ScriptNode } from './script-tree.ts'

/** How deep names may stand for names. */
const depthLimit = 8

/** What expressions of a page's scripts stand for. */
export interface ScriptScope {
  readonly $: CheerioAPI
  /** What the scripts call something. */
  readonly names: ReadonlyMap<string, ScriptNode>
  /** What `this` is. */
  readonly self?: Selection
}

/** The elements an expression stands for, in the usual ways to name them; `undefined` where that cannot be told. */
export const elementsNamedBy = (
  node: ScriptNode,
  scope: ScriptScope,
  depth = 0,
): Selection | undefined => {
  if (depth > depthLimit) return undefined
  const { $, names, self } = scope
  const resolve = (other: ScriptNode) => elementsNamedBy(other, scope, depth + 1)
  switch (node.type) {
    case 'ChainExpression':
      return resolve(node.expression)
    case 'ThisExpression':
      return self
    case 'Identifier': {
      const value = names.get(node.name)
      return value ? resolve(value) : found(byName($, node.name))
    }
    case 'CallExpression':
      return node.callee.type === 'Super' ? undefined : calledFor(node, scope)
    case 'MemberExpression': {
      const name = memberName(node)
      if (isDocument(node.object)) return name === undefined ? undefined : ofDocument($, name)
      if (memberName(node.object) === 'forms')
        return name === undefined
          ? numbered($('form'), node.property)
          : found(byName($, name).filter('form'))
      const owner = resolve(node.object)
      if (!owner) return undefined
      if (name === undefined) return numbered(owner, node.property)
      if (name === 'form') return found(formOf($, owner.first()))
      return name === 'elements'
        ? owner
        : found(owner.find('*').filter((_at, one) => one.attribs?.['name'] === name))
    }
    default:
      return undefined
  }
}

const isDocument = (node: ScriptNode): boolean =>
  (node.type === 'Identifier' && node.name === 'document') || memberName(node) === 'document'

const ofDocument = ($: CheerioAPI, name: string): Selection | undefined =>
  name === 'body' ? $('body') : name === 'forms' ? $('form') : found(byName($, name).filter('form'))

/** What a browser's window and document call by the names of elements (HTML, "named access"). */
const byName = ($: CheerioAPI, name: string): Selection =>
  $('[id], [name]').filter((_at, { attribs }) => attribs['id'] === name || attribs['name'] === name)

const found = (selection: Selection): Selection | undefined =>
  selection.length > 0 ? selection : undefined

const numbered = (elements: Selection, index: ScriptNode): Selection | undefined =>
  index.type === 'Literal' && typeof index.value === 'number'
    ? found(elements.eq(index.value))
    : undefined

const calledFor = (
  { callee, arguments: given }: Extract<ScriptNode, { type: 'CallExpression' }>,
  { $ }: ScriptScope,
): Selection | undefined => {
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee)
  const text = stringOf(given[0])
  if (name === undefined || text === undefined) return undefined
  switch (name) {
    case 'getElementById':
      return found(byName($, text).filter((_at, one) => $(one).attr('id') === text))
    case 'getElementsByName':
      return found(byName($, text).filter((_at, one) => $(one).attr('name') === text))
    case 'getElementsByClassName':
      return selected($, `.${text.trim().split(/\s+/).join('.')}`)
    case 'querySelector':
      return selected($, text)?.first()
    case 'querySelectorAll':
    case 'getElementsByTagName':
    case '$':
    case 'jQuery':
      return selected($, text)
    default:
      return undefined
  }
}

/** A selector that only a browser understands finds nothing. */
const selected = ($: CheerioAPI, selector: string): Selection | undefined => {
  try {
    return found($(selector))
  } catch {
    return undefined
  }
}
