import type Router from '@koa/router'
import type { Context } from 'koa'
import { bodyCheck } from '../../management/body.ts'
import { ManagementFailure, found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { Api, Scope } from '../../tenant/api.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { oktaId } from '../ids.ts'
import { authorizationServerAt } from './authorization-servers.ts'
import { listed } from './page.ts'
import { scopeOf } from './scope-document.ts'

const text = { type: ['string', 'null'], maxLength: 1024 }
const check = bodyCheck({
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 256 },
    displayName: text,
    description: text,
    system: { type: 'boolean' },
    metadataPublish: { enum: ['ALL_CLIENTS', 'NO_CLIENTS'] },
    consent: { enum: ['IMPLICIT', 'FLEXIBLE', 'REQUIRED'] },
    optional: { type: 'boolean' },
    default: { type: 'boolean' },
  },
})

// Printable ASCII but space, double quote and backslash; Okta keeps some names for itself.
const namePattern = /^(?!okta$|okta[.:]|\*$)[\x21\x23-\x5b\x5d-\x7e]+$/

const usual = {
  displayName: null,
  description: null,
  system: false,
  metadataPublish: 'NO_CLIENTS',
  consent: 'IMPLICIT',
  optional: false,
  default: false,
}

/** `authorizationServers/{id}/scopes`: make, list, read, replace, delete. */
export const addScopes = (router: Router, tenant: Tenant, origin: string): void => {
  const path = '/authorizationServers/:server/scopes'
  const serverOf = (ctx: Context) => authorizationServerAt(tenant, pathParameter(ctx, 'server'))
  const scopeAt = (api: Api, id: string): Scope =>
    found(
      api.scopes.find((scope) => scope.id === id),
      () => notFound(`Resource not found: ${id} (OAuth2Scope)`),
    )
  const keep = (api: Api, document: Json): Json => {
    const pathOfAll = `${origin}/api/v1/authorizationServers/${api.id}/scopes`
    const scope = scopeOf(checked(api, document), pathOfAll)
    const isNew = !api.scopes.some(({ id }) => id === scope.id)
    const scopes = isNew
      ? [...api.scopes, scope]
      : api.scopes.map((one) => (one.id === scope.id ? scope : one))
    tenant.apis.set(api.id, { ...api, scopes })
    return scope.document
  }

  router.get(path, (ctx) => {
    const q = queryParameter(ctx, 'q') ?? ''
    const scopes = serverOf(ctx).scopes.filter(({ name }) => name.includes(q))
    const entries = scopes.map(({ id, document }) => ({ id, item: document }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.post(path, (ctx) => {
    const api = serverOf(ctx)
    const document = { ...usual, ...check(ctx), id: oktaId('scp'), system: false }
    ctx.body = keep(api, document)
    ctx.status = 201
  })
  router.get(`${path}/:id`, (ctx) => {
    ctx.body = scopeAt(serverOf(ctx), pathParameter(ctx, 'id')).document
  })
  router.put(`${path}/:id`, (ctx) => {
    const api = serverOf(ctx)
    const { id, name, document } = scopeAt(api, pathParameter(ctx, 'id'))
    const body = check(ctx)
    const { system, consent, metadataPublish } = document
    if (system === true && body.name !== name)
      throw new ManagementFailure(
        'forbidden',
        'Cannot modify the name attribute because it is a reserved attribute for this application.',
        'E0000081',
      )
    // A replacement that does not mention these two leaves them as they are: what the vendor's own example shows.
    ctx.body = keep(api, { ...usual, consent, metadataPublish, ...body, id, system })
    if (body.name !== name) forget(tenant, api, name)
  })
  router.delete(`${path}/:id`, (ctx) => {
    const api = serverOf(ctx)
    const { id, name } = scopeAt(api, pathParameter(ctx, 'id'))
    tenant.apis.set(api.id, { ...api, scopes: api.scopes.filter((scope) => scope.id !== id) })
    forget(tenant, api, name)
    ctx.status = 204
  })
}

/** A scope that is made anew under the same name is another scope: nobody has consented to it. */
const forget = (tenant: Tenant, api: Api, name: string) =>
  tenant.grants.revokeAnswers({ apiId: api.id }, ({ scope }) => scope === name)

const checked = (api: Api, document: Json): Json => {
  const { id, name } = document
  if (!namePattern.test(String(name))) throw invalid('name: is not a valid scope name')
  if (api.scopes.some((scope) => scope.name === name && scope.id !== id))
    throw invalid('name: a scope of this name exists already')
  if (document.optional === true && document.default === true)
    throw invalid('optional: an optional scope cannot be a default scope')
  return document
}
