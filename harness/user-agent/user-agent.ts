import type { HttpRequest, HttpResponse } from '../http.ts'
import type { Field } from './form-fields.ts'
import type { Submission } from './submission.ts'

/** The headers of a page's own response: names in lower case; `set-cookie` always as a list. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>

/** What a user agent has in front of it: a page as received, or the end of a journey that left the web. */
export interface Snapshot {
  /** The address shown, fragment included. */
  readonly url: string
  /** The status the page came with; 0 where nothing came: the address is of a scheme no user agent loads, or leads nowhere. */
  readonly status: number
  readonly headers: ResponseHeaders
  readonly html: string
  /** The fields of the form that was posted to this address, where it is a mock client's. */
  readonly posted?: readonly Field[]
  /** Why the user agent gave up following, where it was sent on and on. */
  readonly loop?: string
  /** Why the page stayed when it was acted upon, in the user agent's own words. */
  readonly note?: string
}

/** One thing a user does on a page: fills fields, ticks and clears checkboxes, then presses something. Selectors are CSS. */
export interface Action {
  readonly fill?: Readonly<Record<string, string>>
  /** Every checkbox that matches, if any does, is ticked. */
  readonly tick?: string
  /** Checkboxes to be ticked; each must be there. */
  readonly check?: readonly string[]
  /** Checkboxes to be cleared. */
  readonly uncheck?: readonly string[]
  readonly press: string
}

/** A cookie that a user agent keeps. */
export interface KeptCookie {
  readonly name: string
  readonly value: string
}

/**
 * What walks the pages. Both kinds keep cookies, follow whatever leads on by itself (redirects,
 * refreshes, forms that a page submits when it is loaded) and resolve the mock clients' names to
 * loopback; only `browser` runs scripts. Every method rejects with a `stage` error.
 */
export interface UserAgent {
  readonly kind: UserAgentKind
  open(url: string): Promise<Snapshot>
  /** Opens an address and goes no further than before the first one that `isStop` accepts, which it returns; `undefined` where none came. */
  openUntil(url: string, isStop: (address: string) => boolean): Promise<string | undefined>
  act(action: Action): Promise<Snapshot>
  /** Looks at the page again until it is as expected, for `revealLimitMs` at most: what scripts fade in takes a while. */
  lookAgain(isAsExpected: (snapshot: Snapshot) => boolean): Promise<Snapshot>
  /** The texts of the style sheets the page links to; none where the user agent draws pages and has applied them. */
  styleSheets(): Promise<readonly string[]>
  /** Sends one request with the user's cookies, shows nothing and follows nothing. */
  send(request: HttpRequest): Promise<HttpResponse>
  /** Changes the values of cookies it keeps; one for which there is no value is taken away. */
  alterCookies(valueOf: (cookie: KeptCookie) => string | undefined): Promise<void>
  /**
   * What comes when a page of another origin, such as `attackerOrigin`, submits this as the top-level
   * navigation of this tab: with those of the user's cookies that `SameSite` lets pass.
   */
  submitFrom(origin: string, submission: Submission): Promise<Snapshot>
  /**
   * Whether a page of another site can show this address in a frame: one at the address `ancestor`,
   * where somebody serves a page, else one of `attackerOrigin`. The tab stays where it is.
   */
  embed(url: string, ancestor?: string): Promise<'shown' | 'refused'>
  /** Another tab of the same user: the same cookies, another page. */
  newTab(): Promise<UserAgent>
  /** A picture of the page as a person sees it; `undefined` where nothing is drawn. */
  screenshot(): Promise<Buffer | undefined>
  /** Closes the user agent with all its tabs, or a tab. */
  close(): Promise<void>
}

/** The kinds of user agents. */
export const userAgentKinds = ['browser', 'http'] as const
/** A kind of user agent. */
export type UserAgentKind = (typeof userAgentKinds)[number]

/** Where a page comes from that has nothing to do with the server or a mock client: another site. */
export const attackerOrigin = 'http://attacker.example'

/** How long a page may take to settle after an action, in milliseconds. */
export const settleLimitMs = 10_000
/** How long scripts may take to show what they show, in milliseconds, before it counts as not shown. */
export const revealLimitMs = 1_500
/** How many redirects in a row are followed, and how many pages that lead on by themselves: as many as Chromium follows. */
export const redirectLimit = 20
