import type Router from '@koa/router'
import type { AdapterPayload } from 'oidc-provider'
import type Provider from 'oidc-provider'
import type { ConsentAuthority } from '../consent/authority.ts'
import type { DisplayPolicy } from '../consent/display.ts'
import type { Pages } from '../pages/page.ts'
import { userInfoApiId } from '../tenant/api.ts'
import type { Api } from '../tenant/api.ts'
import type { Json } from '../tenant/json.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { Vendor } from '../vendor.ts'
import type { Storage } from './storage.ts'

/** One authorization server as its clients know it, and what stands behind it. */
export interface Issuer {
  /** The `iss` of its tokens. */
  readonly url: string
  /** What comes before every path of it; empty for none. */
  readonly mountPath: string
  readonly vendor: Vendor
  readonly tenant: Tenant
  readonly authority: ConsentAuthority
  readonly storage: Storage
  readonly pages: Pages
  /** The API a request means by this name, or by naming none; `undefined` when there is none of it. */
  readonly findApi: (name: string | undefined) => Api | undefined
  /** The API with this id, the user's own information included. */
  readonly apiById: (id: string) => Api | undefined
  /** The lines of the dialog. */
  readonly display: DisplayPolicy
  readonly log: (line: string) => void
  /** What its discovery document says beside what the library knows. */
  readonly discovery: () => Json
  /** Adds the vendor's own endpoints. */
  readonly addRoutes?: (router: Router, provider: Provider) => void
  /** Takes in a client that registered itself (RFC 7591); absent where the issuer takes none. */
  readonly registerClient?: (metadata: AdapterPayload) => void
}

const resourcePrefix = 'urn:api:'

/** The name of an API inside the protocol, where only URIs will do; none for the user's own information. */
export const resourceOf = ({ id }: Api): string | undefined =>
  id === userInfoApiId ? undefined : resourcePrefix + id

/** The API behind a `resource` parameter: the inner name of one, or what the client calls it. */
export const apiByResource = (issuer: Issuer, resource: string): Api | undefined => {
  const api = resource.startsWith(resourcePrefix)
    ? issuer.apiById(resource.slice(resourcePrefix.length))
    : issuer.findApi(resource)
  return api && resourceOf(api) !== undefined ? api : undefined
}
