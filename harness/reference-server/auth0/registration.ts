import type { AdapterPayload } from 'oidc-provider'
import { textOf } from '../tenant/json.ts'
import type { Json } from '../tenant/json.ts'

/** The document of a client that registered itself: a third party, whatever it says of itself. */
export const registeredClient = (metadata: AdapterPayload): Json => ({
  client_id: metadata.client_id,
  client_secret: metadata.client_secret,
  name: textOf(metadata.client_name) ?? metadata.client_id,
  app_type: 'regular_web',
  is_first_party: false,
  oidc_conformant: true,
  callbacks: metadata.redirect_uris ?? [],
  grant_types: metadata.grant_types ?? [],
  token_endpoint_auth_method: metadata.token_endpoint_auth_method,
  ...(metadata.logo_uri === undefined ? {} : { logo_uri: metadata.logo_uri }),
})
