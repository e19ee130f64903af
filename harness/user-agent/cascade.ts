import type { CheerioAPI } from 'cheerio'
import { hidesAll, hintsAtHiding, inheritedHiding, type Declared } from './hiding.ts'
import { textOf, type Selection } from './parse-page.ts'
import { parseDeclarations, type Declarations, type StyleRule } from './style-sheet.ts'
import { unseenMarks } from './unseen.ts'

/**
 * Marks as doubtful each line (of a selector) all of whose words are hidden by what wins in the
 * cascade of these rules (CSS Cascading and Inheritance Level 4, section 6).
 */
export const markHiddenByRules = (
  $: CheerioAPI,
  lines: string,
  rules: readonly StyleRule[],
): void => {
  const html = $.html()
  const likely = rules.filter(({ selector }) => isLikely(selector, html))
  const hinting = likely.filter(({ declarations }) => hintsAtHiding(declaredBy(declarations)))
  if (hinting.length === 0) return
  const winning = cascade(likely)
  const isHidden = (element: Selection): boolean => {
    const chain = [element, ...ancestorsOf($, element)]
    if (!chain.some((one) => hinting.some(({ selector }) => matches(one, selector)))) return false
    const declared = chain.map(winning)
    const inherits = Object.entries(inheritedHiding).some(([property, hides]) =>
      hides(declared.map((one) => one(property)).find((value) => value !== undefined) ?? ''),
    )
    return inherits || declared.some(hidesAll)
  }
  for (const line of $(lines).toArray()) {
    const worded = [
      $(line),
      ...$(line)
        .find('*')
        .toArray()
        .map((one) => $(one)),
    ].filter(hasWords)
    if (worded.length > 0 && worded.every(isHidden)) $(line).attr(unseenMarks.doubtful, 'all')
  }
}

const ancestorsOf = ($: CheerioAPI, element: Selection): Selection[] =>
  element
    .parents()
    .toArray()
    .map((one) => $(one))

const hasWords = (element: Selection): boolean =>
  !element.is('script, style') &&
  element
    .contents()
    .toArray()
    .some((node) => (textOf(node) ?? '').trim() !== '')

const declaredBy =
  (declarations: Declarations): Declared =>
  (property) =>
    declarations.get(property)?.value

/** What wins for an element, each looked up once. */
const cascade = (rules: readonly StyleRule[]) => {
  const weighted = rules.map((rule) => ({ ...rule, weight: weightOf(rule.selector) }))
  const known = new Map<unknown, Declared>()
  return (element: Selection): Declared => {
    const node = element.get(0)
    const before = known.get(node)
    if (before) return before
    const inline = parseDeclarations(element.attr('style') ?? '')
    const applying = weighted
      .filter(({ selector }) => matches(element, selector))
      // Sorting is stable: of equal weight, the later rule comes later, and wins.
      .sort((one, other) => one.weight - other.weight)
      .map(({ declarations }) => declarations)
    const winning = new Map<string, { value: string; important: boolean }>()
    for (const declarations of [...applying, inline])
      for (const [name, declaration] of declarations)
        if (declaration.important || !winning.get(name)?.important) winning.set(name, declaration)
    const declared = declaredBy(winning)
    known.set(node, declared)
    return declared
  }
}

/** Whether the classes and ids that a selector names are on the page at all: quicker to find out than whether it matches. */
const isLikely = (selector: string, html: string): boolean =>
  !/::|:(before|after|hover|focus|active|target)\b/.test(selector) &&
  [...selector.replaceAll(/:not\([^)]*\)/g, '').matchAll(/[.#](-?[_a-z][\w-]*)/gi)].every(
    ([, name]) => html.includes(name ?? ''),
  )

/** A selector's specificity as one number (Selectors Level 4, section 17); what stands in brackets counts as it stands. */
const weightOf = (selector: string): number => {
  const counted = selector.replaceAll(/:where\([^)]*\)/g, '').replaceAll(/:(not|is|has)\b/g, '')
  const ids = counted.match(/#[\w-]+/g)?.length ?? 0
  const classes = counted.match(/\.[\w-]+|\[[^\]]*\]|:[\w-]+/g)?.length ?? 0
  const types = counted.match(/(^|[\s>+~(])[a-z][\w-]*/gi)?.length ?? 0
  return ids * 1_000_000 + classes * 1_000 + types
}

/** A selector that only a browser understands matches nothing. */
const matches = (element: Selection, selector: string): boolean => {
  try {
    return element.is(selector)
  } catch {
    return false
  }
}
