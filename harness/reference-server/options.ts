import type { Middleware } from 'koa'
import type { DisplayPolicy } from './consent/display.ts'
import type { Rule } from './consent/decision.ts'
import type { GrantStore } from './consent/grants.ts'
import type { TrustPolicy } from './consent/trust.ts'
import type { Dialect } from './dialect.ts'
import type { Vendor } from './vendor.ts'

export { dialects, type Dialect } from './dialect.ts'

/**
 * The parts of the reference server that make up its consent behaviour. Each has a default, the
 * vendor's; a mutant replaces exactly one.
 */
export interface ConsentParts {
  readonly rules: readonly Rule[]
  readonly trust: TrustPolicy
  readonly display: DisplayPolicy
  readonly grants: GrantStore
  /** Changes the vendor's own side: which scopes there are, how refusals are worded. */
  readonly vendor: (vendor: Vendor) => Vendor
  /** Stands before everything else and sees every request and answer; by default there is nothing. */
  readonly front: Middleware
}

/** How to start a reference server. */
export interface ReferenceServerOptions {
  readonly dialect: Dialect
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** The address to listen on; loopback unless in a container. */
  readonly host?: string
  /** The address users and clients know it by; default `http://127.0.0.1:{port}`. */
  readonly publicUrl?: string
  /** The management token; random by default. */
  readonly token?: string
  readonly consent?: Partial<ConsentParts>
  /** Okta: whether the org has API Access Management and User Consent; default on. */
  readonly consentFeature?: 'on' | 'off'
  /** Receives one line for each decision and request; default none. */
  readonly log?: (line: string) => void
}

/** A reference server that listens. */
export interface ReferenceServer {
  /** Without a trailing slash. */
  readonly url: string
  readonly token: string
  readonly dialect: Dialect
  close(): Promise<void>
}
