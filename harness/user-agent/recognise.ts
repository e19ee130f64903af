import { load } from 'cheerio'
import type { Pages } from '../server-definition.ts'
import type { Snapshot } from './user-agent.ts'

/** What the consent dialog said, read as a person would: texts with white space collapsed. */
export interface DialogText {
  readonly application: string
  readonly account: string
  /** Every line that says what is asked for. */
  readonly lines: readonly string[]
  /** The headings that name an API or resource. */
  readonly resources: readonly string[]
  /** The scopes the user may leave out. */
  readonly optionalScopes: readonly string[]
  readonly logo: string
  readonly termsOfService: string
  readonly privacyPolicy: string
  /** Everything on the page, for what has no selector of its own. */
  readonly text: string
}

/** The authorization response a mock client received: query, fragment or posted form. */
export interface CallbackResponse {
  readonly parameters: ReadonlyMap<string, string>
  /** Names that came more than once; empty in a sound response. */
  readonly repeated: readonly string[]
  readonly mode: 'query' | 'fragment'
}

/** A page, told apart by the selectors of the server definition. */
export type Recognised =
  | { readonly kind: 'consent'; readonly dialog: DialogText }
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
  const $ = load(snapshot.html)
  const text = (selector: string | undefined): string =>
    selector === undefined ? '' : collapsed($(selector).first().text())
  const texts = (selector: string | undefined): string[] =>
    selector === undefined
      ? []
      : $(selector)
          .toArray()
          .map((element) => collapsed($(element).text()))
  const attribute = (selector: string | undefined, name: string): string =>
    selector === undefined ? '' : ($(selector).first().attr(name) ?? '')

  if ($(pages.consent.page).length > 0) {
    const { consent } = pages
    const wholePage = $('body').clone()
    wholePage.find('script, style').remove()
    wholePage.find(blocks).append(' ')
    return {
      kind: 'consent',
      dialog: {
        application: text(consent.application),
        account: text(consent.account),
        lines: texts(consent.scope),
        resources: texts(consent.resource),
        optionalScopes: $(consent.optionalScope ?? 'nothing-optional')
          .toArray()
          .map((box) => $(box).attr('value') ?? $(box).attr('name') ?? ''),
        logo: attribute(consent.logo, 'src'),
        termsOfService: attribute(consent.termsOfService, 'href'),
        privacyPolicy: attribute(consent.privacyPolicy, 'href'),
        text: collapsed(wholePage.text()),
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
  const whole = collapsed($('body').text() || $('title').text())
  return { kind, status: snapshot.status, message: whole.slice(0, 200) }
}

/** Elements that stand on lines of their own, so that their texts do not run together. */
const blocks = 'p, div, li, dt, dd, tr, td, th, h1, h2, h3, h4, section, button, label, br'

const collapsed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** The parameters of an authorization response; the fragment counts where the query has none of them. */
export const callbackResponse = (url: string): CallbackResponse => {
  const { searchParams, hash } = new URL(url)
  const fragment = new URLSearchParams(hash.slice(1))
  const isResponse = (parameters: URLSearchParams) =>
    ['code', 'error', 'access_token', 'id_token', 'state'].some((name) => parameters.has(name))
  const mode = isResponse(searchParams) || !isResponse(fragment) ? 'query' : 'fragment'
  const parameters = mode === 'query' ? searchParams : fragment
  const names = [...parameters.keys()]
  return {
    parameters: new Map(parameters),
    repeated: [...new Set(names.filter((name, at) => names.indexOf(name) !== at))],
    mode,
  }
}
