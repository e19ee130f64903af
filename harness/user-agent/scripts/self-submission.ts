import type { CheerioAPI } from 'cheerio'
import type { Selection } from '../parse-page.ts'
import {
  childrenOf,
  isFunction,
  memberName,
  namesIn,
  parseScript,
  scriptsOf,
  type ScriptNode,
} from './script-tree.ts'
import { elementsNamedBy } from './script-targets.ts'

/** How late after the page is loaded something may happen by itself, in milliseconds. */
const patienceMs = 5_000

type Call = Extract<ScriptNode, { type: 'CallExpression' }>

/**
 * The form that a page's own scripts submit as soon as it is loaded, as the answer of the OAuth 2.0 Form
 * Post Response Mode does; `undefined` where none is, or which cannot be told. A submission that waits in
 * a function for somebody to press something is none.
 */
export const formSubmittedAtLoad = ($: CheerioAPI): Selection | undefined => {
  const scripts = scriptsOf($)
  const onload = parseScript($('body').attr('onload') ?? '')
  const names = namesIn(scripts)
  const running = [...scripts, ...(onload ? [onload] : [])].flatMap((script) =>
    runAtLoad(script, names),
  )
  const submissions = running.flatMap((call) => submittedBy(call))
  const [form] = submissions
  if (!form) return undefined
  const forms = elementsNamedBy(form, { $, names })?.filter('form')
  if (forms && forms.length > 0) return forms.first()
  return $('form').length === 1 ? $('form') : undefined
}

/** Every call that is made when a script runs, without anybody doing anything. */
const runAtLoad = (script: ScriptNode, names: ReadonlyMap<string, ScriptNode>): Call[] => {
  const entered = new Set<ScriptNode>()
  const run = (node: ScriptNode | undefined): Call[] => {
    if (node === undefined || entered.has(node)) return []
    if (isFunction(node)) return []
    if (node.type === 'AssignmentExpression' && isLoadHandler(node.left)) return enter(node.right)
    const below = childrenOf(node).flatMap(run)
    if (node.type !== 'CallExpression') return below
    return [...below, node, ...calledIn(node).flatMap(enter)]
  }
  const enter = (callee: ScriptNode): Call[] => {
    const body = callee.type === 'Identifier' ? names.get(callee.name) : callee
    if (!isFunction(body) || entered.has(body)) return []
    entered.add(body)
    return run(body.body)
  }
  return run(script)
}

const isLoadHandler = (node: ScriptNode): boolean =>
  (node.type === 'Identifier' ? node.name : memberName(node)) === 'onload'

/** The functions that a call calls at once or soon. */
const calledIn = ({ callee, arguments: given }: Call): ScriptNode[] => {
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee)
  const [first, second] = given
  switch (name) {
    case 'setTimeout':
      return first && !isLate(second) ? [first] : []
    case 'requestAnimationFrame':
    case 'queueMicrotask':
    case 'ready':
    case '$':
    case 'jQuery':
    case 'then':
    case 'forEach':
      return first ? [first] : []
    case 'addEventListener':
    case 'on':
      return second && isLoadEvent(first) ? [second] : []
    case 'call':
    case 'apply':
      return callee.type === 'MemberExpression' ? [callee.object] : []
    default:
      return [callee]
  }
}

const isLate = (delay: ScriptNode | undefined): boolean =>
  delay?.type === 'Literal' && typeof delay.value === 'number' && delay.value > patienceMs

const isLoadEvent = (event: ScriptNode | undefined): boolean =>
  event?.type === 'Literal' &&
  ['load', 'DOMContentLoaded', 'pageshow', 'ready'].includes(String(event.value))

/** What a call submits: `form.submit()`, `form.requestSubmit()`, `HTMLFormElement.prototype.submit.call(form)`. */
const submittedBy = ({ callee, arguments: given }: Call): ScriptNode[] => {
  if (callee.type !== 'MemberExpression') return []
  const name = memberName(callee)
  if (name === 'submit' || name === 'requestSubmit')
    return given.length === 0 && callee.object.type !== 'Super' ? [callee.object] : []
  const isBorrowed = name === 'call' && memberName(callee.object) === 'submit'
  return isBorrowed && given[0] ? [given[0]] : []
}
