import type Koa from 'koa'
import type { ConsentAuthority } from './consent/authority.ts'
import type { DisplayPolicy } from './consent/display.ts'
import type { Pages } from './pages/page.ts'
import type { Storage } from './protocol/storage.ts'
import type { SigningKey } from './signing-key.ts'
import type { Tenant } from './tenant/tenant.ts'
import type { Vendor } from './vendor.ts'

/** What a dialect builds its front door from. */
export interface FrontDoorParts {
  readonly tenant: Tenant
  readonly authority: ConsentAuthority
  readonly vendor: Vendor
  /** Okta: whether the org has the features that consent belongs to. */
  readonly consentFeature: 'on' | 'off'
  readonly display: DisplayPolicy
  readonly storage: Storage
  readonly pages: Pages
  readonly key: SigningKey
  /** The address users and clients know the server by. */
  readonly publicUrl: URL
  readonly token: string
  readonly log: (line: string) => void
}

/** Puts into the tenant what the vendor's always has, and answers everything at the vendor's paths. */
export type FrontDoor = (app: Koa, parts: FrontDoorParts) => void
