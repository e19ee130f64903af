import type { AdapterPayload } from 'oidc-provider'
import { ManagementFailure } from '../management/failure.ts'
import { errors } from '../protocol/library.ts'
import { objectOf, textOf } from '../tenant/json.ts'
import type { Json } from '../tenant/json.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { clientOf } from './management/clients.ts'

/**
 * The document of a client that registered itself: a third party, whatever it says of itself. The
 * vendor documents no `scope` there; RFC 7591 section 2 does, and who names scopes is held to them.
 */
const documentOf = (metadata: AdapterPayload): Json => ({
  client_id: metadata.client_id,
  client_secret: metadata.client_secret,
  name: textOf(metadata.client_name) ?? metadata.client_id,
  app_type: 'regular_web',
  is_first_party: false,
  oidc_conformant: true,
  callbacks: metadata.redirect_uris ?? [],
  grant_types: metadata.grant_types ?? [],
  token_endpoint_auth_method: metadata.token_endpoint_auth_method,
  ...(metadata.scope === undefined ? {} : { scope: metadata.scope }),
  ...(metadata.logo_uri === undefined ? {} : { logo_uri: metadata.logo_uri }),
})

/** Takes in a client that registered itself. Throws the protocol's error when the tenant takes none, or not this one. */
export const registerClient = (tenant: Tenant, metadata: AdapterPayload): void => {
  if (objectOf(tenant.settings.flags).enable_dynamic_client_registration !== true)
    throw new errors.AccessDenied('Dynamic client registration is not enabled for this tenant.')
  try {
    const client = clientOf(documentOf(metadata))
    tenant.clients.set(client.id, client)
    tenant.registeredThemselves.add(client.id)
  } catch (cause) {
    if (!(cause instanceof ManagementFailure)) throw cause
    throw new errors.InvalidClientMetadata(cause.message.replace('callbacks', 'redirect_uris'))
  }
}
