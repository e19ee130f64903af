/** A rule of a style sheet that may decide whether something is seen. */
export interface StyleRule {
  readonly selector: string
  readonly declarations: Declarations
}

/** Properties in lower case, and what they are set to; the last of a kind counts. */
export type Declarations = ReadonlyMap<
  string,
  { readonly value: string; readonly important: boolean }
>

/** The window the browser user agent opens is this wide, in CSS pixels; rules for others do not count. */
const windowWidth = 1_280

/**
 * The rules of a style sheet as they count on a screen (CSS Syntax Level 3, as far as it takes to find
 * out what may be hidden): rules nested in others, and those for print or another width, are left out.
 */
export const parseStyleSheet = (css: string): StyleRule[] =>
  blocksIn(css.replaceAll(/\/\*[\s\S]*?\*\//g, ' ')).flatMap(({ prelude, block }) => {
    if (prelude.startsWith('@')) return counts(prelude) ? parseStyleSheet(block) : []
    const declarations = parseDeclarations(block)
    return splitAt(prelude, ',').map((selector) => ({ selector: selector.trim(), declarations }))
  })

/** What a `style` attribute or the block of a rule declares. */
export const parseDeclarations = (text: string): Declarations => {
  const found = new Map<string, { value: string; important: boolean }>()
  for (const part of splitAt(text, ';')) {
    const [name = '', ...rest] = part.split(':')
    if (rest.length === 0 || /[{}]/.test(part)) continue
    const whole = rest.join(':').trim().toLowerCase()
    const value = whole.replace(/\s*!\s*important$/, '')
    found.set(name.trim().toLowerCase(), { value, important: value !== whole })
  }
  return found
}

/** Groups of rules that count; other at-rules (`@keyframes`, `@font-face`, …) hold no rules for elements. */
const counts = (prelude: string): boolean => {
  const [, name = '', condition = ''] = /^@([\w-]+)\s*(.*)$/s.exec(prelude) ?? []
  if (['supports', 'layer', 'container', 'scope'].includes(name)) return true
  return name === 'media' && splitAt(condition, ',').some(isForTheWindow)
}

const isForTheWindow = (query: string): boolean => {
  const words = query.trim().toLowerCase()
  if (/^(only\s+)?(print|speech)\b|^not\s+(all|screen)\b/.test(words)) return false
  if (/prefers-[\w-]+\s*:\s*(?!no-preference|light)/.test(words)) return false
  return [...words.matchAll(/(min|max)-width\s*:\s*([\d.]+)(px|r?em)/g)].every(
    ([, bound, length, unit]) => {
      const pixels = Number(length) * (unit === 'px' ? 1 : 16)
      return bound === 'min' ? windowWidth >= pixels : windowWidth <= pixels
    },
  )
}

/** The outermost blocks of a text, each with what stands before it. */
const blocksIn = (css: string): { prelude: string; block: string }[] => {
  const found: { prelude: string; block: string }[] = []
  let [depth, start, open] = [0, 0, 0]
  for (const { character, at } of outsideStrings(css)) {
    if (character === '{') {
      if (depth === 0) open = at
      depth += 1
    } else if (character === '}' && depth > 0) {
      depth -= 1
      if (depth > 0) continue
      found.push({ prelude: css.slice(start, open).trim(), block: css.slice(open + 1, at) })
      start = at + 1
    } else if (depth === 0 && (character === ';' || character === '}')) start = at + 1
  }
  return found
}

/** Splits at a character that stands in no string, bracket or block. */
const splitAt = (text: string, separator: ',' | ';'): string[] => {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (const { character, at } of outsideStrings(text)) {
    if ('([{'.includes(character)) depth += 1
    else if (')]}'.includes(character)) depth -= 1
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '')
}

const outsideStrings = function* (text: string) {
  let quote: string | undefined
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '\\') at += 1
    else if (quote !== undefined) quote = character === quote ? undefined : quote
    else if (character === '"' || character === "'") quote = character
    else yield { character, at }
  }
}
