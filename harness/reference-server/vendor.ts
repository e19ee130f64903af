import type { errors } from 'oidc-provider'
import type { ConsentRequest } from './consent/authority.ts'
import type { Decision } from './consent/decision.ts'
import type { DisplayPolicy } from './consent/display.ts'
import type { TrustPolicy } from './consent/trust.ts'
import type { Dialect } from './dialect.ts'
import type { Api, Scope } from './tenant/api.ts'
import type { Client } from './tenant/client.ts'
import type { Json } from './tenant/json.ts'
import type { Tenant } from './tenant/tenant.ts'
import type { User } from './tenant/user.ts'

/** Where an issuer's endpoints are, relative to its mount path. */
export interface IssuerRoutes {
  readonly authorization: string
  readonly token: string
  readonly userinfo: string
  readonly jwks: string
  readonly revocation: string
  readonly introspection: string
  readonly end_session: string
  readonly pushed_authorization_request: string
  readonly device_authorization: string
  readonly code_verification: string
  readonly registration: string
}

/** What an access token says. */
export interface TokenFacts {
  readonly issuer: string
  readonly api: Api
  readonly client: Client
  /** Absent when a client acts for itself. */
  readonly user?: User
  readonly scopes: readonly string[]
  /** The claims every JWT has; seconds since the epoch. */
  readonly jti: string
  readonly iat: number
  readonly exp: number
}

/** An error for the wire. */
export type ProtocolError = errors.OIDCProviderError

/**
 * What tells one dialect from the other, beside the management API: rules fed to the shared
 * decision, names of endpoints, words of errors and shape of tokens.
 */
export interface Vendor {
  readonly dialect: Dialect
  readonly trust: TrustPolicy
  readonly display: DisplayPolicy
  readonly routes: IssuerRoutes
  /** The scopes that can be asked for at an API, those of OpenID Connect included. */
  readonly scopesOf: (api: Api) => readonly Scope[]
  /** The scopes of a request as the vendor understands it; throws where it refuses one. */
  readonly requestedScopes: (
    tenant: Tenant,
    request: Pick<ConsentRequest, 'actor' | 'api' | 'client'>,
    names: readonly string[],
  ) => readonly Scope[]
  /** What the vendor demands of an authorization request beside the specifications; throws when it is missing. */
  readonly checkRequest: (parameters: Json) => void
  readonly accessToken: (facts: TokenFacts) => Json
  /** The dialog shows descriptions. */
  readonly usesDescriptions: (tenant: Tenant) => boolean
  /** Revoking a consent ends the tokens that were issued on the strength of it. */
  readonly endsWithConsent: boolean
  /** Revoking a refresh token revokes the consent it was issued on the strength of; by default it does not. */
  readonly endsConsentWithToken?: (tenant: Tenant) => boolean
  readonly dialog: DialogWords
  readonly errors: VendorErrors
}

/** The words of the dialog. */
export interface DialogWords {
  readonly accept: string
  readonly deny: string
  /** It says which API is asked for. */
  readonly namesApi: boolean
}

/** The vendor's words for what goes wrong, as far as consent is concerned. */
export interface VendorErrors {
  /** The user declined. */
  readonly denied: string
  /** `prompt=none` without a session. */
  readonly loginRequired: string
  /** The decision refused a request. */
  readonly refused: (decision: Decision, request: ConsentRequest) => ProtocolError
  /** The request names an API that does not exist. */
  readonly unknownApi: (name: string) => ProtocolError
  /** The status of `invalid_grant` at the token endpoint. */
  readonly invalidGrantStatus: number
  /** The user name or the password of a password grant is wrong. */
  readonly wrongPassword: () => ProtocolError
}
