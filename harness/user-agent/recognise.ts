import type { Pages } from '../server-definition.ts'
import { markConcealed } from './concealment.ts'
import { allWords, readDialog, type DialogText } from './dialog-text.ts'
import { parsePage } from './parse-page.ts'
import { unseenMarks } from './unseen.ts'
import type { Snapshot } from './user-agent.ts'

/** The authorization response a mock client received: query, fragment or posted form. */
export interface CallbackResponse {
  readonly parameters: ReadonlyMap<string, string>
  /** Names that came more than once; empty in a sound response. */
  readonly repeated: readonly string[]
  readonly mode: 'query' | 'fragment' | 'form_post'
}

/** A page, told apart by the selectors of the server definition. */
export type Recognised =
  | {
      readonly kind: 'consent'
      /** Reads the dialog; `styleSheets` are the texts of those the page links to, where nobody drew it. */
      readonly read: (styleSheets: readonly string[]) => DialogText
    }
  | { readonly kind: 'login' }
  | { readonly kind: 'device' }
  | { readonly kind: 'interstitial'; readonly submit: string }
  | { readonly kind: 'callback'; readonly response: CallbackResponse }
  | { readonly kind: 'error'; readonly status: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly status: number; readonly message: string }

/** The selectors whose presence tells the pages of a server apart. */
export const pageSelectors = (pages: Pages): string[] => [
  pages.login.page,
  pages.consent.page,
  ...(pages.device ? [pages.device.page] : []),
  ...(pages.interstitials ?? []).map(({ page }) => page),
  ...(pages.error ? [pages.error.page] : []),
]

/** Tells what is in front of the user. A callback is known by its address, everything else by its selectors. */
export const recognise = (
  snapshot: Snapshot,
  pages: Pages,
  isCallback: (url: string) => boolean,
): Recognised => {
  if (isCallback(snapshot.url))
    return { kind: 'callback', response: callbackResponse(snapshot.url) }
  const $ = parsePage(snapshot.html)
  const text = (selector: string): string => allWords($, $(selector).first())
  if ($(pages.consent.page).length > 0) {
    const isDrawn = $(`[${unseenMarks.focus}]`).length > 0
    return {
      kind: 'consent',
      read: (styleSheets) => {
        if (!isDrawn) markConcealed($, pages.consent.scope, styleSheets)
        return readDialog($, pages)
      },
    }
  }
  if ($(pages.login.page).length > 0) return { kind: 'login' }
  if (pages.device && $(pages.device.page).length > 0) return { kind: 'device' }
  const interstitial = pages.interstitials?.find(({ page }) => $(page).length > 0)
  if (interstitial) return { kind: 'interstitial', submit: interstitial.submit }
  if (pages.error && $(pages.error.page).length > 0)
    return { kind: 'error', status: snapshot.status, message: text(pages.error.message) }
  const kind = snapshot.status >= 400 ? 'error' : 'unknown'
  const whole = allWords($, $('body')) || allWords($, $('title'))
  return { kind, status: snapshot.status, message: whole.slice(0, 200) }
}

/** What the listener of the mock clients puts before the parameters it was posted, in the fragment. */
export const postedMark = 'posted-to-the-callback'

/** The parameters of an authorization response; the fragment counts where the query has none of them. */
export const callbackResponse = (url: string): CallbackResponse => {
  const { searchParams, hash } = new URL(url)
  const fragment = new URLSearchParams(hash.slice(1))
  const isResponse = (parameters: URLSearchParams) =>
    ['code', 'error', 'access_token', 'id_token', 'state'].some((name) => parameters.has(name))
  const isPosted = fragment.has(postedMark)
  fragment.delete(postedMark)
  const inFragment = isPosted ? 'form_post' : 'fragment'
  const mode = isResponse(searchParams) || !isResponse(fragment) ? 'query' : inFragment
  const parameters = mode === 'query' ? searchParams : fragment
  const names = [...parameters.keys()]
  return {
    parameters: new Map(parameters),
    repeated: [...new Set(names.filter((name, at) => names.indexOf(name) !== at))],
    mode,
  }
}
