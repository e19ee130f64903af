import type { JWK } from 'jose'

/** How strongly a scope asks for consent, in Okta's terms (lower-cased); `unsaid` leaves it to the server. */
export type ScopeConsent = 'implicit' | 'required' | 'flexible' | 'unsaid'

/** A scope to be made. */
export interface ScopeSpec {
  readonly name: string
  readonly description?: string
  readonly displayName?: string
  readonly consent?: ScopeConsent
  readonly optional?: boolean
  /** It is issued to requests that name no scope. */
  readonly default?: boolean
  readonly publish?: 'all-clients' | 'no-clients'
}

/** An API (resource server, or Okta's authorization server with its scopes) to be made. */
export interface ApiSpec {
  readonly name: string
  readonly scopes: readonly ScopeSpec[]
  /** The scopes are examples: others do as well, where the server cannot make these. */
  readonly anyScopes?: true
  /** Whether trusted applications may go without the dialog. Default: they may not. */
  readonly allowSkippingConsent?: boolean
  /** Whether applications may use it while the user is away; the drivers that can say so let them unless told otherwise. */
  readonly allowOfflineAccess?: boolean
}

/** An API that exists at the server under test. */
export interface Api {
  /** The server's id for it. */
  readonly id: string
  readonly name: string
  readonly scopes: readonly ScopeSpec[]
  /** The issuer whose endpoints serve this API. */
  readonly issuer: string
  /** The `aud` its access tokens carry, where the server says so. */
  readonly audience?: string
  /** What a request adds to reach this API, on the authorization and the token endpoint. */
  readonly parameters: Readonly<Record<string, string>>
  /** Scopes without which the server takes no authorization request; added where a scenario leaves them out. */
  readonly neverWithout?: readonly string[]
}

/** The part an application plays; `unsaid` leaves it to the server. */
export type Party = 'first' | 'third' | 'unsaid'
/** What sort of application it is. */
export type ClientKind = 'web' | 'native' | 'service' | 'password' | 'device'

/** An application to be registered. */
export interface ClientSpec {
  readonly name: string
  readonly kind: ClientKind
  readonly party: Party
  readonly redirectUris: readonly string[]
  readonly responseTypes: readonly string[]
  readonly grantTypes: readonly string[]
  readonly apis: readonly Api[]
  /** The scopes it registers itself for, where it says which. */
  readonly scopes?: readonly string[]
  readonly logoUri?: string
  readonly termsOfServiceUri?: string
  readonly privacyPolicyUri?: string
  /** Who may use it, where users have to be assigned to applications. Default: everybody. */
  readonly assignedTo?: 'nobody'
}

/** An application that exists at the server under test. */
export interface ClientRegistration {
  readonly id: string
  readonly secret?: string
  readonly name: string
  readonly redirectUris: readonly string[]
  /** The scopes it was registered for, where the server says so (RFC 7591 section 3.2.1). */
  readonly scopes?: readonly string[]
  /** How it proves at the token endpoint who it is (RFC 6749 section 2.3, OpenID Connect Core 1.0 section 9). */
  readonly tokenEndpointAuthMethod: (typeof tokenEndpointAuthMethods)[number]
  /** The private key it signs with, for `private_key_jwt`: an RSA, elliptic-curve or Edwards-curve one. */
  readonly privateKey?: JWK
}

/** The ways a mock client can prove who it is. */
export const tokenEndpointAuthMethods = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'none',
] as const

/** A user of the server under test. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly password: string
}

/** A remembered consent, as the management API tells it. */
export interface GrantRecord {
  readonly id: string
  readonly accountId: string
  readonly clientId: string
  /** The API it is for, as the server names it. */
  readonly api?: string
  readonly scopes: readonly string[]
}

/** Something that can be switched off and on again. */
export type Switchable =
  { readonly client: ClientRegistration } | { readonly api: Api } | { readonly account: Account }

/** A call of a management API, and whether it was let in. */
export interface AdminCall {
  readonly what: string
  readonly outcome: 'told' | 'turned away'
}

/** What a management API answered to an attempt that may well be refused. */
export interface AdminAnswer {
  readonly status: number
  /** What the server calls the refusal; empty where it was none. */
  readonly code: string
  readonly message: string
}

/** What the dialog shows for a scope. */
export type ScopeDisplay = 'names' | 'descriptions'

/** What revoking a refresh token does to the grant it came of. */
export type TokenRevocationEffect = 'ends the grant' | 'leaves the grant'

/**
 * The driver of one server's tenant: makes what a scenario needs through the server's own admin
 * API. A method a server has no means for is left out, and the capability with it. Every method
 * rejects with a `stage` error that names the call that failed.
 */
export interface Tenant {
  createApi(spec: ApiSpec): Promise<Api>
  updateApi?(api: Api, change: Partial<ApiSpec>): Promise<Api>
  /** The target of a request that names no API (the user's own information). */
  userInfoApi(): Promise<Api>
  createClient(spec: ClientSpec): Promise<ClientRegistration>
  /** Registers an application the way applications register themselves (RFC 7591). */
  registerClient?(spec: ClientSpec): Promise<ClientRegistration>
  updateClient?(
    client: ClientRegistration,
    change: Partial<Pick<ClientSpec, 'name' | 'redirectUris' | 'party' | 'assignedTo'>>,
  ): Promise<ClientRegistration>
  /** Makes a user; one of a list is taken `from` its end for a control, so that no other run has met them. */
  createUser(spec: { readonly name: string; readonly from?: 'the spare ones' }): Promise<Account>
  /** Gives an account another password. Resolves to the account as it is then. */
  changePassword?(account: Account): Promise<Account>
  /** The authorization server that knows no consent, where there is one beside those that do. */
  consentFreeApi?(): Promise<Api>
  /** The grants of an account, all of them or those for one application. */
  grants?(account: Account, client?: ClientRegistration): Promise<GrantRecord[]>
  /** The ids of the applications an account has granted anything. */
  grantedClients?(account: Account): Promise<string[]>
  revokeGrants?(selection: {
    readonly account: Account
    readonly client: ClientRegistration
  }): Promise<void>
  /** Takes back one grant of those listed. */
  revokeGrant?(grant: GrantRecord): Promise<void>
  /** Takes back everything an account has granted to anybody. */
  revokeAllGrants?(account: Account): Promise<void>
  /** Ends every token an account has let an application have, through the management API. */
  revokeTokens?(selection: {
    readonly account: Account
    readonly client: ClientRegistration
  }): Promise<void>
  /** The server's own API for administrators, as one that an application may ask its user for; its scopes are those to look at users. */
  managementApi?(): Promise<Api>
  /** What calls of that API tell of an account to the bearer of an access token. */
  callsWith?(accessToken: string, account: Account): Promise<readonly AdminCall[]>
  /** Gives a scope another name, and leaves it the same scope. */
  renameScope?(api: Api, name: string, newName: string): Promise<Api>
  /** Deletes an application in the way in which one that has registered itself is deleted (RFC 7592). */
  unregisterClient?(client: ClientRegistration): Promise<void>
  /** Switches something off: for good, as far as the scenario goes. */
  switchOff?(what: Switchable): Promise<void>
  /** The addresses by which the vendor's applications sign a user out, beside the one of OpenID Connect. */
  signOutAddresses?(client: ClientRegistration): Promise<readonly string[]>
  /** Switches something off and on again. */
  switchOffAndOn?(what: Switchable): Promise<void>
  /**
   * Deletes a user, an application or an API, and makes it anew: under the same id where the server
   * lets it be chosen, else under the same name.
   */
  recreateUser?(account: Account): Promise<Account>
  recreateClient?(client: ClientRegistration, spec: ClientSpec): Promise<ClientRegistration>
  recreateApi?(api: Api): Promise<Api>
  /** Tries to make an API, and tells how that was answered. */
  attemptApi?(spec: ApiSpec): Promise<AdminAnswer>
  /** Tries to add a scope to an API, and tells how that was answered. */
  attemptScope?(api: Api, scope: ScopeSpec): Promise<AdminAnswer>
  showScopes?(display: ScopeDisplay): Promise<void>
  whenRefreshTokensAreRevoked?(effect: TokenRevocationEffect): Promise<void>
  /** Removes everything this driver made and restores every setting it changed. */
  removeAll(): Promise<void>
}
