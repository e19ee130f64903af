import type Provider from 'oidc-provider'
import type { Interaction } from 'oidc-provider'
import type { Issuer } from '../protocol/issuer.ts'

/** A page a user is on, in the middle of an authorization. */
export interface Visit {
  readonly issuer: Issuer
  readonly provider: Provider
  readonly interaction: Interaction
  /** Proves that a form comes from the page shown in this user agent. */
  readonly formToken: string
}
