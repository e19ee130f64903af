import type { CheerioAPI } from 'cheerio'
import { markHiddenByRules } from './cascade.ts'
import { hidesAll, inheritedHiding, type Declared } from './hiding.ts'
import type { Selection } from './parse-page.ts'
import { parseDeclarations, parseStyleSheet } from './style-sheet.ts'
import { unseenMarks } from './unseen.ts'

const { unseen, doubtful } = unseenMarks

/** Hidden by every browser's own style sheet until somebody, or a script, opens it (HTML, "Rendering"). */
const closedDetails = 'details:not([open]) > :not(summary:first-of-type)'
const hiddenByMarkup = '[hidden], input[type=hidden], dialog:not([open]), [popover]'

/** What a script that shows something later has in it. */
const revealing = /style|hidden|class|show|toggle|slide|fade|attr|content/i

/**
 * Marks what is not seen on a page that nobody drew. What the markup hides is certain, unless a script
 * may show it: that is doubtful, as is each of `lines` (a selector) that a style sheet seems to hide.
 */
export const markConcealed = (
  $: CheerioAPI,
  lines: string,
  styleSheets: readonly string[],
): void => {
  $(closedDetails).attr(unseen, 'all')
  const mark = hasRevealingScript($) ? doubtful : unseen
  $(hiddenByMarkup).not(`[${unseen}]`).attr(mark, 'all')
  markHiddenInline($, mark)
  const own = $('style')
    .toArray()
    .map((style) => $(style).text())
  markHiddenByRules($, lines, [...styleSheets, ...own].flatMap(parseStyleSheet))
}

const hasRevealingScript = ($: CheerioAPI): boolean =>
  $('script:not([type]), script[type*=script], script[type=module]')
    .toArray()
    .some((script) => $(script).attr('src') !== undefined || revealing.test($(script).text()))

const markHiddenInline = ($: CheerioAPI, mark: string): void => {
  for (const node of $('[style]').toArray()) {
    const element = $(node)
    const declared = inlineStyleOf(element)
    if (hidesAll(declared)) element.attr(mark, 'all')
    for (const [property, hides] of Object.entries(inheritedHiding))
      if (hides(declared(property) ?? '')) markOwnWords($, element, mark, property)
  }
}

/** Marks the words of an element and of its children, as far as they inherit a property. */
const markOwnWords = ($: CheerioAPI, element: Selection, mark: string, property: string): void => {
  if (element.attr(mark) === undefined) element.attr(mark, 'own')
  for (const child of element.children().toArray())
    if (inlineStyleOf($(child))(property) === undefined) markOwnWords($, $(child), mark, property)
}

const inlineStyleOf = (element: Selection): Declared => {
  const declarations = parseDeclarations(element.attr('style') ?? '')
  return (property) => declarations.get(property)?.value
}
