import type { Json } from './json.ts'

/** Which scopes of an API a client may have when it acts for itself (Auth0's client grants). */
export interface ClientGrant {
  readonly id: string
  readonly clientId: string
  readonly audience: string
  readonly scopes: readonly string[]
  readonly document: Json
}
