import type { Capability } from './judge/capability.ts'
import type { Part, Profile } from './judge/requirement.ts'
import type { HttpClient } from './http.ts'
import type { Pages } from './server-pages.ts'
import type { TlsTrust } from './tls.ts'
import type { Tenant, Account, Api, ClientRegistration } from './tenant.ts'
import type { RunningUpstream } from './upstream.ts'
import type { UserAgent } from './user-agent/user-agent.ts'

export { parts, type Part } from './judge/requirement.ts'
export type { Pages } from './server-pages.ts'
export type * from './tenant.ts'

/** How a server under test is brought up. */
export const launches = ['embedded', 'container', 'process', 'external'] as const
/** One way to bring a server up. */
export type Launch = (typeof launches)[number]

/** A server under test that answers requests. */
export interface RunningServer {
  /** Its base address, without a trailing slash. */
  readonly url: string
  readonly version: string
  /** The credentials the tenant driver needs, by name; masked in everything that is written. */
  readonly secrets: Readonly<Record<string, string>>
  /** The third party at which its users sign in, where the suite has started one for it. */
  readonly upstream?: RunningUpstream
  /** What the server has logged so far; kept as evidence when something goes wrong. */
  logs(): string
  /** Stops it and frees everything it held; safe to call twice. */
  stop(): Promise<void>
}

/**
 * One server under test: who it is, how it is brought up and provisioned, how its pages are
 * recognised, and what it declares it can do. It is held to what it declares.
 */
export interface ServerDefinition {
  /** Lower-kebab; what `--server` takes and the reports print. */
  readonly name: string
  readonly organization: string
  /** The home page of the implementation. */
  readonly url: string
  readonly profiles: readonly Profile[]
  /**
   * What the server offers, so that it can be judged at all. That what is offered then behaves as
   * the texts require is no capability: it is judged of everybody who offers it, and nobody gets
   * round a requirement by not declaring that they meet it. So a server whose consents can be taken
   * back declares `grant-revocation`, whatever becomes of its refresh tokens, and one that is asked
   * with `prompt` is judged by OpenID Connect Core 3.1.2.1, whether it heeds the parameter or not.
   */
  readonly capabilities: readonly Capability[]
  /**
   * Parts that a host application makes and not the product: requirements about them are not counted
   * for it. Each with a sentence that says who makes it.
   */
  readonly hostApplication?: Readonly<Partial<Record<Part, string>>>
  /** The ways it can be brought up, the default first. Each rejects with a `configuration` error when the machine lacks what it needs. */
  readonly launch: Readonly<
    Partial<Record<Launch, (upstream?: RunningUpstream) => Promise<RunningServer>>>
  >
  /**
   * Whether it lets its users sign in at a third party: the suite starts one before it, hands it to
   * the launch, and makes the users there.
   */
  readonly upstream?: 'started by the suite'
  /** Whose certificates are believed, where it is on https with one that the machine does not know. */
  readonly tls?: TlsTrust
  readonly pages: Pages
  /** Whether its pages work only where scripts run; the `http` user agent then walks none of them. */
  readonly needsScripts?: boolean
  /**
   * What a request with `prompt=none` has to bring along, for the server to look at consents at all:
   * the ID token that the client was given last for this user (OpenID Connect Core 1.0 section
   * 3.1.2.1 lets a server refuse one without). Default: nothing.
   */
  readonly silentRequest?: 'id-token-hint'
  /**
   * For how many seconds it takes a sign-in for new and asks for no other where a request wants one
   * (`prompt=login`): users let theirs grow older before such a request. Default: none.
   */
  readonly signInStaysNew?: number
  /** The console its administrators work on, where the suite can drive it. */
  readonly console?: {
    /** Present on every page of the console. */
    readonly page: string
    readonly open: (server: RunningServer, agent: UserAgent) => AdminConsole
  }
  /** Connects the driver that provisions and inspects it. */
  readonly tenant: (server: RunningServer, http: HttpClient) => Promise<Tenant>
  /** Removes what interrupted runs left behind at a server that lives on, and tells how much that was. */
  readonly removeLeftovers?: (server: RunningServer, http: HttpClient) => Promise<number>
  /** Whether a consent, once given, cannot be taken back: `doctor` then gives none, for a later run's sake. */
  readonly keepsConsents?: boolean
  /** The users it has, where they are listed and the suite makes none. `doctor` says whether they suffice. */
  readonly listedUsers?: ListedUsers
  /** What the definition does not list although the server declares what it is for: each a field, and what it would hold. */
  readonly gaps?: readonly string[]
  /** Fixed callback address of the mock clients, for servers whose clients are registered by hand. */
  readonly callback?: { readonly port: number }
  /** Whether it registers callbacks by https only, those on loopback excepted. */
  readonly callbackScheme?: 'https'
  /**
   * Whether several workers may use one running instance at once: no when scenarios share clients, or
   * a setting of the whole server. Where it starts so quickly that each worker can have an instance
   * of its own, `'one each'`. Default false. An embedded server is never shared.
   */
  readonly parallel?: boolean | 'one each'
}

/**
 * What an administrator does on a console, page by page as a person would. What a console has no
 * pages for is left out. Every method rejects with a `stage` error that names the page.
 */
export interface AdminConsole {
  signIn(): Promise<void>
  /** Takes back what a user has allowed an application. */
  revokeConsent?(selection: {
    readonly account: Account
    readonly client: ClientRegistration
  }): Promise<void>
  /** Makes an application ask for consent; lets it use the implicit grant as well where that is wanted. */
  requireConsent?(
    client: ClientRegistration,
    also: { readonly implicitGrant?: 'allowed' },
  ): Promise<void>
  /** Takes back that an application asks for consent. */
  requireNoConsent?(client: ClientRegistration): Promise<void>
  /** Makes a scope ask for consent, and does nothing else unless services are to be let in. */
  requireConsentForScope?(
    api: Api,
    scope: string,
    also: { readonly services?: 'let-in' },
  ): Promise<void>
}

/** Users that a definition lists. */
export interface ListedUsers {
  readonly count: number
  /** Whether what a user has consented to can be taken back, so that the next scenario can have them too. */
  readonly use: 'again and again' | 'once'
  /** How to have enough. */
  readonly mend: string
}
