import type { CheerioAPI } from 'cheerio'
import type { Pages } from '../server-definition.ts'
import { turningTexts } from './direction.ts'
import { textOf, type PageNode, type Selection } from './parse-page.ts'
import { unseenMarks } from './unseen.ts'

/**
 * What the consent dialog said, read as a person would who opens nothing: texts with white space
 * collapsed, and only what is seen.
 */
export interface DialogText {
  readonly application: string
  readonly account: string
  /** Every line that says what is asked for. */
  readonly lines: readonly string[]
  /** The lines that are there and not seen, but for those that are said elsewhere in the same words. */
  readonly concealed: readonly string[]
  /** Those of `lines` of which the user agent, which draws nothing, cannot tell whether they are seen. */
  readonly doubtful: readonly string[]
  /** The headings that name an API or resource. */
  readonly resources: readonly string[]
  /** The scopes the user may leave out. */
  readonly optionalScopes: readonly string[]
  /** The lines, each seen, with a box that the user can tick and untick; `selector` finds the box alone. */
  readonly boxes: readonly { readonly line: string; readonly selector: string }[]
  readonly logo: string
  readonly termsOfService: string
  readonly privacyPolicy: string
  /** Everything on the page, for what has no selector of its own. */
  readonly text: string
  /** Every link of the page, seen or not; addresses as they are written. */
  readonly links: readonly { readonly text: string; readonly href: string }[]
  /** The address of every picture of the page, seen or not, as it is written. */
  readonly images: readonly string[]
  /** Texts that turn the words beside them around (`turningTexts`). */
  readonly turning: readonly string[]
  /** What a person who presses Enter presses: `accept` where an accepting control has the focus at load. */
  readonly focus: 'accept' | 'elsewhere'
  /** Whether there is something to press that refuses. */
  readonly canBeRefused: boolean
  /** What stands on the controls that accept and refuse; empty where nothing does. */
  readonly controls: { readonly accept: string; readonly deny: string }
  /** What the dialog calls things, by the definition (`Pages.consent.words`). */
  readonly words: Readonly<Record<string, string>>
}

/** Reads the consent dialog of a page on which `unseenMarks` say what is not seen. */
export const readDialog = ($: CheerioAPI, { consent }: Pages): DialogText => {
  const seen = (selector: string | undefined): Selection[] =>
    elements($, selector).filter((element) => isSeen($, element))
  const text = (selector: string | undefined): string =>
    seen(selector).map((element) => seenWords($, element))[0] ?? ''
  const attribute = (selector: string | undefined, name: string): string =>
    seen(selector)[0]?.attr(name) ?? ''
  const lines = elements($, consent.scope).map((line) => {
    const words = allWords($, line)
    const shown = seenWords($, line)
    return {
      words,
      shown,
      isConcealed: words !== shown && shown === '',
      isDoubtful: isDoubtful(line),
    }
  })
  const shownLines = lines.filter(({ isConcealed }) => !isConcealed)
  const isSaid = (words: string) => shownLines.some(({ shown }) => shown === words)

  return {
    application: text(consent.application),
    account: text(consent.account),
    lines: shownLines.map(({ shown }) => shown),
    concealed: lines
      .filter(({ isConcealed, words }) => isConcealed && !isSaid(words))
      .map(({ words }) => words),
    doubtful: shownLines.filter((line) => line.isDoubtful).map(({ shown }) => shown),
    resources: seen(consent.resource).map((element) => seenWords($, element)),
    optionalScopes: elements($, consent.optionalScope).map(
      (box) =>
        box.attr('value') ?? box.attr('name') ?? (box.attr('id') ?? '').replace(/^[^-]*-/, ''),
    ),
    boxes: seen(consent.scope).flatMap((line) => {
      const box = boxOf($, line)
      const selector = box && isSeen($, box) ? selectorOf($, box) : undefined
      return selector === undefined ? [] : [{ line: seenWords($, line), selector }]
    }),
    logo: attribute(consent.logo, 'src'),
    termsOfService: attribute(consent.termsOfService, 'href'),
    privacyPolicy: attribute(consent.privacyPolicy, 'href'),
    text: seenWords($, $('body')),
    links: elements($, 'a[href]').map((link) => ({
      text: allWords($, link),
      href: link.attr('href') ?? '',
    })),
    images: elements($, 'img[src], input[type=image][src]').map((one) => one.attr('src') ?? ''),
    turning: turningTexts($),
    focus: focusedOn($).is(consent.accept) ? 'accept' : 'elsewhere',
    canBeRefused: seen(consent.deny).length > 0,
    controls: {
      accept: seen(consent.accept).map((control) => labelOf($, control))[0] ?? '',
      deny: seen(consent.deny).map((control) => labelOf($, control))[0] ?? '',
    },
    words: consent.words ?? {},
  }
}

const { unseen, doubtful, focus } = unseenMarks

/** What a control says; the value of a button that is a field is what stands on it. */
const labelOf = ($: CheerioAPI, control: Selection): string =>
  seenWords($, control) ||
  ((control.is('input') ? control.attr('value') : undefined) ??
    control.attr('aria-label') ??
    control.attr('title') ??
    '')

const elements = ($: CheerioAPI, selector: string | undefined): Selection[] =>
  selector === undefined
    ? []
    : $(selector)
        .toArray()
        .map((element) => $(element))

/** The element with the focus; where no browser says so, the first that asks for it (HTML, "autofocus"). */
const focusedOn = ($: CheerioAPI): Selection => {
  const focused = $(`[${focus}]`)
  return focused.length > 0 ? focused : $('[autofocus]').first()
}

const isSeen = ($: CheerioAPI, element: Selection): boolean =>
  element.closest(`[${unseen}=all]`).length === 0 &&
  (seenWords($, element) !== '' ||
    element.is('img, svg, input') ||
    allWords($, element) === '' ||
    element.find('img, svg').not(`[${unseen}=all], [${unseen}=all] *`).length > 0)

/** The box that a line holds, or is a label of or in (HTML, "The label element"). */
const boxOf = ($: CheerioAPI, line: Selection): Selection | undefined => {
  const label = line.is('label') ? line : line.find('label').first()
  const id = label.attr('for')
  const candidates = [line, line.closest('label')].map((around) =>
    around.find('input[type=checkbox]').first(),
  )
  if (id !== undefined) candidates.push($(`input[type=checkbox][id=${JSON.stringify(id)}]`))
  return candidates.find((box) => box.length > 0 && !box.is('[disabled]'))
}

/** A selector that finds this field and no other, by what it is sent as or by its id; `undefined` where there is none. */
const selectorOf = ($: CheerioAPI, field: Selection): string | undefined => {
  const id = field.attr('id')
  const sent = ['name', 'value'].flatMap((name) => {
    const value = field.attr(name)
    return value === undefined ? [] : [`[${name}=${JSON.stringify(value)}]`]
  })
  const candidates = [
    ...(id === undefined ? [] : [`[id=${JSON.stringify(id)}]`]),
    `input[type=checkbox]${sent.join('')}`,
  ]
  return candidates.find((selector) => $(selector).length === 1)
}

const isDoubtful = (line: Selection): boolean => line.closest(`[${doubtful}]`).length > 0

const seenWords = ($: CheerioAPI, element: Selection): string => {
  if (element.closest(`[${unseen}=all]`).length > 0) return ''
  const own = element.attr(unseen) === undefined ? 'kept' : 'left out'
  return collapsed(wordsIn($, element.contents().toArray(), own, 'seen'))
}

/** Everything an element says, seen or not, with white space collapsed. */
export const allWords = ($: CheerioAPI, element: Selection): string =>
  collapsed(wordsIn($, element.contents().toArray(), 'kept', 'all'))

/** Elements that stand on lines of their own, so that their texts do not run together. */
const blocks = 'p, div, li, dt, dd, tr, td, th, h1, h2, h3, h4, section, button, label, br'

const wordsIn = (
  $: CheerioAPI,
  nodes: readonly PageNode[],
  own: 'kept' | 'left out',
  which: 'seen' | 'all',
): string =>
  nodes
    .map((node): string => {
      const text = textOf(node)
      if (text !== undefined) return own === 'kept' ? text : ''
      const element = $(node)
      if (!('children' in node) || element.is('script, style')) return ''
      const mark = which === 'seen' ? element.attr(unseen) : undefined
      if (mark === 'all') return ''
      const words = wordsIn($, node.children, mark === 'own' ? 'left out' : 'kept', which)
      return element.is(blocks) ? ` ${words} ` : words
    })
    .join('')

const collapsed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
