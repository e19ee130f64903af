import type Router from '@koa/router'
import { bodyCheck } from '../../management/body.ts'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { Api, Scope } from '../../tenant/api.ts'
import { textsOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { oktaId } from '../ids.ts'
import { systemScopes } from '../system-scopes.ts'
import { listed } from './page.ts'

const check = bodyCheck({
  type: 'object',
  required: ['name', 'audiences'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100 },
    description: { type: ['string', 'null'], maxLength: 1024 },
    audiences: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: { type: 'string', minLength: 1, maxLength: 500 },
    },
    issuerMode: { enum: ['ORG_URL', 'CUSTOM_URL', 'CUSTOM_URL_DOMAIN', 'DYNAMIC'] },
  },
})

/** The authorization server a document describes, with its scopes. */
const authorizationServerOf = (document: Json, scopes: readonly Scope[]): Api => ({
  id: String(document.id),
  name: String(document.name),
  audience: textsOf(document.audiences)[0] ?? '',
  scopes,
  allowsSkipping: false,
  allowsOffline: true,
  tokenLifetime: 3_600,
  active: document.status === 'ACTIVE',
  document,
})

/** A new authorization server with what Okta fills in: the system scopes among it. */
export const newAuthorizationServer = (origin: string, body: Json, id = oktaId('aus')): Api => {
  const now = new Date().toISOString()
  const { name, description = '', audiences, issuerMode = 'ORG_URL' } = body
  const document = {
    id,
    name,
    description,
    audiences,
    issuer: `${origin}/oauth2/${id}`,
    issuerMode,
    status: 'ACTIVE',
    created: now,
    lastUpdated: now,
    credentials: { signing: { rotationMode: 'AUTO', use: 'sig' } },
    _links: {
      self: { href: `${origin}/api/v1/authorizationServers/${id}` },
      scopes: { href: `${origin}/api/v1/authorizationServers/${id}/scopes` },
    },
  }
  return authorizationServerOf(document, systemScopes(origin, id))
}

/** The authorization server of a path; throws Okta's failure when there is none. */
export const authorizationServerAt = (tenant: Tenant, id: string): Api =>
  found(tenant.apis.get(id), () => notFound(`Resource not found: ${id} (AuthorizationServer)`))

/** `authorizationServers`: make, list, read, replace, switch on and off, delete. */
export const addAuthorizationServers = (router: Router, tenant: Tenant, origin: string): void => {
  const path = '/authorizationServers'
  const change = (api: Api, part: Json): Json => {
    const document = { ...api.document, ...part, lastUpdated: new Date().toISOString() }
    tenant.apis.set(api.id, authorizationServerOf(document, api.scopes))
    return document
  }

  router.post(path, (ctx) => {
    const api = newAuthorizationServer(origin, check(ctx))
    tenant.apis.set(api.id, api)
    ctx.status = 201
    ctx.body = api.document
  })
  router.get(path, (ctx) => {
    const q = queryParameter(ctx, 'q')?.toLowerCase() ?? ''
    const apis = [...tenant.apis.values()].filter((api) => api.name.toLowerCase().includes(q))
    const entries = apis.map(({ id, document }) => ({ id, item: document }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.get(`${path}/:id`, (ctx) => {
    ctx.body = authorizationServerAt(tenant, pathParameter(ctx, 'id')).document
  })
  router.put(`${path}/:id`, (ctx) => {
    const api = authorizationServerAt(tenant, pathParameter(ctx, 'id'))
    const { name, description = '', audiences } = check(ctx)
    ctx.body = change(api, { name, description, audiences })
  })
  router.delete(`${path}/:id`, (ctx) => {
    tenant.removeApi(authorizationServerAt(tenant, pathParameter(ctx, 'id')))
    ctx.status = 204
  })
  router.post(`${path}/:id/lifecycle/activate`, (ctx) => {
    change(authorizationServerAt(tenant, pathParameter(ctx, 'id')), { status: 'ACTIVE' })
    ctx.status = 204
  })
  router.post(`${path}/:id/lifecycle/deactivate`, (ctx) => {
    const api = authorizationServerAt(tenant, pathParameter(ctx, 'id'))
    change(api, { status: 'INACTIVE' })
    tenant.grants.revoke({ apiId: api.id })
    ctx.status = 204
  })
}
