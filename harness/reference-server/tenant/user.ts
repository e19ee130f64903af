import type { Json } from './json.ts'

/** Somebody who can sign in. */
export interface User {
  readonly id: string
  /** What is typed on the login page; matched without regard to case. */
  readonly username: string
  readonly password: string
  readonly active: boolean
  /** The claims of OpenID Connect Core section 5.1 that are known, without `sub`. */
  readonly claims: Json
  readonly document: Json
}
