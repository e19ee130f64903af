import type { CheerioAPI } from 'cheerio'
import { textOf } from './parse-page.ts'

/** Characters that open an embedding, an override or an isolate (Unicode Standard Annex 9, section 2). */
const openers = /[\u202A\u202B\u202D\u202E\u2066-\u2068]/g
/** Characters that close one. */
const closers = /[\u202C\u2069]/g

/** Elements that keep a text's direction to themselves: isolates (HTML, "Rendering"), and blocks. */
const keepers =
  'bdi, [dir], p, div, li, dt, dd, tr, td, th, h1, h2, h3, h4, h5, h6, section, button, main, body'

/**
 * Texts whose direction is switched and not switched back, with other words beside them that are
 * turned as well. Pages that isolate texts by style are believed.
 */
export const turningTexts = ($: CheerioAPI): string[] => {
  if (/unicode-bidi/.test($.html())) return []
  return $('body, body *')
    .not('script, style')
    .contents()
    .toArray()
    .flatMap((node) => {
      const text = textOf(node)
      if (text === undefined || isClosed(text)) return []
      const keeper = $(node).closest(keepers)
      const isAlone = collapsed(keeper.text()) === collapsed(text)
      return keeper.is('bdi, [dir]') || isAlone ? [] : [collapsed(text)]
    })
}

const isClosed = (text: string): boolean =>
  (text.match(openers)?.length ?? 0) <= (text.match(closers)?.length ?? 0)

const collapsed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
