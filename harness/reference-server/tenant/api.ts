import type { ScopeConsent } from '../consent/decision.ts'
import type { Json } from './json.ts'

/** A scope an API defines. */
export interface Scope {
  readonly id: string
  readonly name: string
  readonly displayName?: string
  readonly description?: string
  readonly consent: ScopeConsent
  /** The user may leave it out. */
  readonly optional: boolean
  /** It is issued to requests that name no scope. */
  readonly isDefault: boolean
  /** Discovery documents list it. */
  readonly isPublished: boolean
  readonly document: Json
}

/** A protected resource: Auth0's API, or Okta's authorization server with its scopes. */
export interface Api {
  readonly id: string
  readonly name: string
  /** The `aud` of its access tokens. */
  readonly audience: string
  readonly scopes: readonly Scope[]
  /** Trusted applications may go without the dialog. */
  readonly allowsSkipping: boolean
  /** It may be used while the user is away. */
  readonly allowsOffline: boolean
  /** In seconds. */
  readonly tokenLifetime: number
  readonly active: boolean
  readonly document: Json
}

/** The id of the API that stands for the user's own information, which needs no audience. */
export const userInfoApiId = 'userinfo'

/** The scopes of OpenID Connect Core section 5.4 and 11: what they are called is the same everywhere. */
export const oidcScopes = [
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
] as const
