/** What a user agent has in front of it: a page as received, or the end of a journey that left the web. */
export interface Snapshot {
  /** The address shown, fragment included. */
  readonly url: string
  /** The status the page came with; 0 where the address is of a scheme no user agent loads. */
  readonly status: number
  readonly html: string
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

/**
 * What walks the pages. Both kinds keep cookies, follow redirects and resolve the mock clients'
 * names to loopback; only `browser` runs scripts. Every method rejects with a `stage` error.
 */
export interface UserAgent {
  readonly kind: UserAgentKind
  open(url: string): Promise<Snapshot>
  act(action: Action): Promise<Snapshot>
  /** Has a page of a mock client in front of it, which no server sent: the form by which the client sends its request. */
  show(html: string): Promise<void>
  /** Looks at the page again until it is as expected, for `revealLimitMs` at most: what scripts fade in takes a while. */
  lookAgain(isAsExpected: (snapshot: Snapshot) => boolean): Promise<Snapshot>
  /** The texts of the style sheets the page links to; none where the user agent draws pages and has applied them. */
  styleSheets(): Promise<readonly string[]>
  /** A picture of the page as a person sees it; `undefined` where nothing is drawn. */
  screenshot(): Promise<Buffer | undefined>
  close(): Promise<void>
}

/** The kinds of user agents. */
export const userAgentKinds = ['browser', 'http'] as const
/** A kind of user agent. */
export type UserAgentKind = (typeof userAgentKinds)[number]

/** How long a page may take to settle after an action, in milliseconds. */
export const settleLimitMs = 10_000
/** How long scripts may take to show what they show, in milliseconds, before it counts as not shown. */
export const revealLimitMs = 1_500
/** How many redirects in a row are followed. */
export const redirectLimit = 20
