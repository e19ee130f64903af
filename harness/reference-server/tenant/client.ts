import type { Json } from './json.ts'

/** An application as the protocol and the consent decision see it, in the terms of both dialects. */
export interface Client {
  /** The `client_id`. */
  readonly id: string
  readonly secret?: string
  readonly name: string
  /** Auth0: `is_first_party`. */
  readonly party: 'first' | 'third'
  /** Okta: `consent_method`. */
  readonly consentMethod: 'TRUSTED' | 'REQUIRED'
  readonly redirectUris: readonly string[]
  /** Where a user may be sent after signing out. */
  readonly logoutUris: readonly string[]
  /** The response types it may ask for, as sets of `code`, `token` and `id_token`. */
  readonly responses: readonly ('code' | 'token' | 'id_token')[]
  readonly grantTypes: readonly string[]
  /** The scopes it may ask for, where it was registered for certain ones (RFC 7591 section 2). */
  readonly scopes?: readonly string[]
  readonly authMethod: 'client_secret_basic' | 'client_secret_post' | 'none'
  /** False while an administrator has switched it off. */
  readonly active: boolean
  /** Only users assigned to it may use it (Okta: `implicitAssignment` is false). */
  readonly needsAssignment?: true
  readonly homeUri?: string
  readonly logoUri?: string
  readonly termsUri?: string
  readonly privacyUri?: string
  /** The management API's own representation; everything above is read from it. */
  readonly document: Json
}
