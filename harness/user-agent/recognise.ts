import type { Pages } from '../server-definition.ts'
import { markConcealed } from './concealment.ts'
import { allWords, readDialog, type DialogText } from './dialog-text.ts'
import type { Field } from './form-fields.ts'
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
  | { readonly kind: 'device'; readonly text: string }
  | { readonly kind: 'third-party' }
  | { readonly kind: 'interstitial'; readonly submit: string }
  | { readonly kind: 'callback'; readonly response: CallbackResponse }
  | { readonly kind: 'loop'; readonly message: string }
  | { readonly kind: 'error'; readonly status: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly status: number; readonly message: string }

/** The selectors whose presence tells the pages of a server apart. */
export const pageSelectors = (pages: Pages): string[] => [
  pages.login.page,
  pages.consent.page,
  ...(pages.device ? [pages.device.page] : []),
  ...(pages.thirdParty ? [pages.thirdParty.page] : []),
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
    return { kind: 'callback', response: callbackResponse(snapshot.url, snapshot.posted) }
  if (snapshot.loop !== undefined) return { kind: 'loop', message: snapshot.loop }
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
  if (pages.thirdParty && $(pages.thirdParty.page).length > 0) return { kind: 'third-party' }
  if (pages.device && $(pages.device.page).length > 0)
    return { kind: 'device', text: [allWords($, $('body')), ...typedIn($)].join(' ') }
  const interstitial = pages.interstitials?.find(({ page }) => $(page).length > 0)
  if (interstitial) return { kind: 'interstitial', submit: interstitial.submit }
  if (pages.error && $(pages.error.page).length > 0)
    return { kind: 'error', status: snapshot.status, message: text(pages.error.message) }
  const kind = snapshot.status >= 400 ? 'error' : 'unknown'
  const whole = allWords($, $('body')) || allWords($, $('title'))
  return { kind, status: snapshot.status, message: whole.slice(0, 200) }
}

/** What stands in the fields of a page that a person can see. */
const typedIn = ($: ReturnType<typeof parsePage>): string[] =>
  $('input:not([type=hidden]):not([type=password])')
    .toArray()
    .flatMap((field) => $(field).attr('value') ?? [])

/**
 * The parameters of an authorization response: those of the query, else of the form that was posted,
 * else of the fragment.
 */
export const callbackResponse = (url: string, posted: readonly Field[] = []): CallbackResponse => {
  const { searchParams, hash } = new URL(url)
  const parts = [
    { mode: 'query', fields: [...searchParams] },
    { mode: 'form_post', fields: posted },
    { mode: 'fragment', fields: [...new URLSearchParams(hash.slice(1))] },
  ] as const
  const { mode, fields } =
    parts.find((part) => part.fields.some(([name]) => responseNames.has(name))) ?? parts[0]
  const names = fields.map(([name]) => name)
  return {
    parameters: new Map(fields),
    repeated: [...new Set(names.filter((name, at) => names.indexOf(name) !== at))],
    mode,
  }
}

/** One of them is in every authorization response. */
const responseNames = new Set(['code', 'error', 'access_token', 'id_token', 'state'])
