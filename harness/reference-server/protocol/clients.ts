import type { Adapter, AdapterPayload, ResponseType } from 'oidc-provider'
import type { Client } from '../tenant/client.ts'
import { defined } from '../tenant/json.ts'
import type { Issuer } from './issuer.ts'

/** Every response type the protocol library knows; `token` alone is not among them. */
export const responseTypes = [
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
] as const satisfies readonly ResponseType[]

/** A grant type the library knows only under this name. */
export const passwordGrantType = 'password'

const deviceGrantType = 'urn:ietf:params:oauth:grant-type:device_code'
const knownGrantTypes = new Set([
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
  passwordGrantType,
  deviceGrantType,
])

/**
 * The client as the protocol library wants it. Only what the protocol needs: names and links are
 * read from the tenant where they are shown. Callbacks that are no URIs (the vendors' documents
 * contain placeholders) can never match a request and are left out.
 */
const metadataOf = (client: Client): AdapterPayload => {
  const redirectUris = client.redirectUris.filter((uri) => URL.canParse(uri) && !uri.includes('#'))
  const allowed = new Set<string>(client.responses)
  const responses = redirectUris.length === 0 ? [] : responseTypes
  return defined({
    client_id: client.id,
    client_secret: client.secret,
    client_name: client.name,
    redirect_uris: redirectUris,
    post_logout_redirect_uris: client.logoutUris.filter((uri) => URL.canParse(uri)),
    response_types: responses.filter((type) => type.split(' ').every((part) => allowed.has(part))),
    grant_types: client.grantTypes.filter((type) => knownGrantTypes.has(type)),
    token_endpoint_auth_method: client.authMethod,
    // Callbacks of native applications are matched to the letter too, so the library's rules for them are not wanted.
    application_type: 'web' as const,
  })
}

/** Looks clients up in the tenant at every request, so that a change counts at once. */
export const clientAdapter = ({ tenant, registerClient }: Issuer): Adapter => ({
  find: async (id) => {
    const client = tenant.clients.get(id)
    return client?.active ? metadataOf(client) : undefined
  },
  upsert: async (_id, metadata) => registerClient?.(metadata),
  destroy: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => undefined,
  revokeByGrantId: async () => undefined,
})
