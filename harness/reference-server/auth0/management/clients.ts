import { randomBytes } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { bodyCheck, valueCheck } from '../../management/body.ts'
import { found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import { isCallback } from '../../tenant/callback.ts'
import type { Client } from '../../tenant/client.ts'
import { defined, textOf, textsOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { listed, selected } from './page.ts'
import { may } from './permission.ts'

const text = { type: 'string', maxLength: 2048 }
const texts = { type: 'array', items: { ...text, minLength: 1 }, maxItems: 100 }
const settings = { type: 'object' }
const properties = {
  name: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^<>]+$' },
  description: { type: 'string', maxLength: 140 },
  client_secret: { type: 'string', minLength: 16, maxLength: 200 },
  app_type: { enum: ['regular_web', 'spa', 'native', 'non_interactive'] },
  is_first_party: { type: 'boolean' },
  oidc_conformant: { type: 'boolean' },
  callbacks: texts,
  allowed_logout_urls: texts,
  web_origins: texts,
  allowed_origins: texts,
  client_aliases: texts,
  grant_types: texts,
  token_endpoint_auth_method: { enum: ['none', 'client_secret_post', 'client_secret_basic'] },
  third_party_security_mode: { enum: ['strict', 'permissive'] },
  skip_non_verifiable_callback_uri_confirmation_prompt: { type: ['boolean', 'null'] },
  require_pushed_authorization_requests: { type: 'boolean' },
  sso: { type: 'boolean' },
  sso_disabled: { type: 'boolean' },
  cross_origin_authentication: { type: 'boolean' },
  custom_login_page_on: { type: 'boolean' },
  logo_uri: { ...text, pattern: '^$|^https?://' },
  initiate_login_uri: text,
  jwt_configuration: settings,
  refresh_token: settings,
  client_metadata: settings,
  addons: settings,
  mobile: settings,
  organization_usage: text,
  organization_require_behavior: text,
}
const checkNew = bodyCheck({
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: { ...properties, client_id: { ...text, minLength: 1, pattern: '^[\\x21-\\x7e]+$' } },
})
const checkChange = valueCheck({ type: 'object', additionalProperties: false, properties })

const usualGrantTypes: Readonly<Record<string, readonly string[]>> = {
  regular_web: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
  spa: ['authorization_code', 'implicit', 'refresh_token'],
  native: ['authorization_code', 'implicit', 'refresh_token'],
  non_interactive: ['client_credentials'],
}
const isPublic = (appType: string) => appType === 'spa' || appType === 'native'

/** A new client's document with what Auth0 fills in. */
const newClient = (body: Json): Json => {
  const appType = textOf(body.app_type) ?? 'regular_web'
  return {
    client_id: randomBytes(24).toString('base64url'),
    client_secret: randomBytes(48).toString('base64url'),
    is_first_party: true,
    oidc_conformant: true,
    callbacks: [],
    grant_types: usualGrantTypes[appType] ?? [],
    token_endpoint_auth_method: isPublic(appType) ? 'none' : 'client_secret_post',
    ...body,
    app_type: appType,
  }
}

/** The client a document describes. Throws for a callback that can be none. */
export const clientOf = (document: Json): Client => {
  const grantTypes = textsOf(document.grant_types)
  const callbacks = textsOf(document.callbacks)
  const wrong = callbacks.find((uri) => !isCallback(uri))
  if (wrong !== undefined)
    throw invalid(`"callbacks" contains "${wrong}", which is no callback URL`)
  const method = textOf(document.token_endpoint_auth_method)
  return defined({
    id: textOf(document.client_id) ?? '',
    secret: method === 'none' ? undefined : textOf(document.client_secret),
    name: textOf(document.name) ?? '',
    party: document.is_first_party === false ? ('third' as const) : ('first' as const),
    consentMethod: 'REQUIRED' as const,
    redirectUris: callbacks,
    logoutUris: textsOf(document.allowed_logout_urls),
    responses: [
      ...(grantTypes.includes('authorization_code') ? (['code'] as const) : []),
      ...(grantTypes.includes('implicit') ? (['token', 'id_token'] as const) : []),
    ],
    grantTypes,
    scopes: textOf(document.scope)?.split(' '),
    authMethod:
      method === 'none' || method === 'client_secret_basic'
        ? method
        : ('client_secret_post' as const),
    active: true,
    logoUri: textOf(document.logo_uri),
    document,
  })
}

const keep = (tenant: Tenant, document: Json): Json => {
  const client = clientOf(document)
  tenant.clients.set(client.id, client)
  return document
}

/** Changes a client and returns its document. Throws a failure for a change that breaks a rule. */
export const changeClient = (tenant: Tenant, client: Client, change: unknown): Json =>
  keep(tenant, { ...client.document, ...checkChange(change) })

/** A document as the caller may see it: the secret takes a scope of its own. */
const visible = (ctx: Context, { client_secret, ...rest }: Json): Json =>
  may(ctx, 'read:client_keys') && client_secret !== undefined ? { ...rest, client_secret } : rest

/** `clients`: make, list, read, change, delete. */
export const addClients = (router: Router, tenant: Tenant): void => {
  const clientAt = (id: string) =>
    found(tenant.clients.get(id), () => notFound('The client does not exist', 'inexistent_client'))
  router.post('/clients', (ctx) => {
    const document = newClient(checkNew(ctx))
    if (tenant.clients.has(String(document.client_id)))
      throw invalid('a client with this client_id exists already')
    ctx.status = 201
    ctx.body = keep(tenant, document)
  })
  router.get('/clients', (ctx) => {
    const isWanted = (client: Client) =>
      (['is_first_party', 'app_type'] as const).every((name) => {
        const wanted = queryParameter(ctx, name)
        return wanted === undefined || wanted.split(',').includes(String(client.document[name]))
      })
    const clients = [...tenant.clients.values()].filter(isWanted)
    const entries = clients.map(({ id, document }) => ({ id, item: visible(ctx, document) }))
    ctx.body = listed(ctx, 'clients', entries)
  })
  router.get('/clients/:id', (ctx) => {
    ctx.body = selected(ctx, visible(ctx, clientAt(pathParameter(ctx, 'id')).document))
  })
  router.patch('/clients/:id', (ctx) => {
    const client = clientAt(pathParameter(ctx, 'id'))
    ctx.body = visible(ctx, changeClient(tenant, client, ctx.request.body))
  })
  router.delete('/clients/:id', (ctx) => {
    tenant.removeClient(clientAt(pathParameter(ctx, 'id')).id)
    ctx.status = 204
  })
}
