import type { CheerioAPI } from 'cheerio'
import { formOf } from '../form-fields.ts'
import type { Selection } from '../parse-page.ts'
import { isHarmless } from './harmless.ts'
import { elementsNamedBy, type ScriptScope } from './script-targets.ts'
import {
  isFunction,
  memberName,
  namesIn,
  nodesOf,
  parseScript,
  scriptsOf,
  stringOf,
  type ScriptNode,
} from './script-tree.ts'

/** Events of a press, and of the submission that follows. */
const pressEvents = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup']
const submitEvents = ['submit', 'formdata']

/**
 * The script that takes part when an element is pressed, in a few words for people; `undefined` where none
 * does, or only a harmless one. Scripts that stand in the page are looked at, and only what they say of
 * the element itself, what is around it and its form.
 */
export const scriptOnPress = ($: CheerioAPI, pressed: Selection): string | undefined => {
  const form = formOf($, pressed)
  const touched = pressed.add(pressed.parents())
  const href = pressed.closest('a').attr('href') ?? ''
  if (/^\s*javascript:/i.test(href)) return 'its link is a script'
  const scripts = scriptsOf($)
  const scope = { $, names: namesIn(scripts) }
  const inline = [
    ...attributesOf($, touched, pressEvents),
    ...attributesOf($, form, submitEvents),
  ].find(({ code, self }) => !isHarmlessCode(code, { ...scope, self }))
  if (inline) return `${inline.name}="${shortened(inline.code)}"`
  const listener = scripts
    .flatMap(nodesOf)
    .flatMap((node) => listenersIn(node, scope))
    .find(
      ({ on, event, handler }) =>
        concerns(
          on,
          pressEvents.includes(event) ? touched : submitEvents.includes(event) ? form : $(),
        ) && !isHarmlessHandler(handler, { ...scope, self: on }),
    )
  return listener && `a script waits for "${listener.event}"`
}

const attributesOf = ($: CheerioAPI, elements: Selection, events: readonly string[]) =>
  elements.toArray().flatMap((element) =>
    events.flatMap((event) => {
      const code = $(element).attr(`on${event}`)
      return code === undefined ? [] : [{ name: `on${event}`, code, self: $(element) }]
    }),
  )

const isHarmlessCode = (code: string, scope: ScriptScope): boolean => {
  const script = parseScript(code)
  return script !== undefined && isHarmless(script, scope)
}

/** A function that waits for something to happen to elements. */
interface Listener {
  readonly on: Selection
  readonly event: string
  readonly handler: ScriptNode
}

/** `element.addEventListener('click', f)`, `element.onclick = f`, `$(…).on('click', …, f)`, `$(…).click(f)`. */
const listenersIn = (node: ScriptNode, scope: ScriptScope): Listener[] => {
  if (node.type === 'AssignmentExpression') {
    const event = /^on(\w+)$/.exec(memberName(node.left) ?? '')?.[1]
    if (event === undefined || node.left.type !== 'MemberExpression') return []
    return listener(node.left.object, event, node.right, scope)
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return []
  const method = memberName(node.callee) ?? ''
  const owner = node.callee.object
  const [first, second] = node.arguments
  const handler = node.arguments.find((one) => isFunction(one)) ?? node.arguments.at(-1)
  if (!first || !handler) return []
  if (method === 'click' || method === 'submit') return listener(owner, method, handler, scope)
  if (method !== 'addEventListener' && method !== 'on') return []
  const within = method === 'on' && second !== handler ? second : undefined
  return (stringOf(first) ?? '')
    .split(/\s+/)
    .flatMap((event) =>
      within ? delegated(within, event, handler, scope) : listener(owner, event, handler, scope),
    )
}

const listener = (
  owner: ScriptNode,
  event: string,
  handler: ScriptNode,
  scope: ScriptScope,
): Listener[] => {
  const on = elementsNamedBy(owner, scope)
  return on ? [{ on, event, handler }] : []
}

const delegated = (
  within: ScriptNode,
  event: string,
  handler: ScriptNode,
  { $ }: ScriptScope,
): Listener[] => {
  const selector = stringOf(within)
  if (selector === undefined) return []
  try {
    return [{ on: $(selector), event, handler }]
  } catch {
    return []
  }
}

const concerns = (on: Selection, elements: Selection): boolean =>
  on.toArray().some((one) => elements.toArray().includes(one))

const isHarmlessHandler = (handler: ScriptNode, scope: ScriptScope): boolean => {
  const known = handler.type === 'Identifier' ? scope.names.get(handler.name) : handler
  return isFunction(known) && isHarmless(known.body, scope)
}

const shortened = (code: string) => {
  const line = code.replaceAll(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
