import type Router from '@koa/router'
import type { Context } from 'koa'
import { bodyCheck } from '../../management/body.ts'
import type { BodyCheck } from '../../management/body.ts'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter } from '../../management/query.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { oktaId } from '../ids.ts'
import { authorizationServerAt } from './authorization-servers.ts'

const named = { type: 'string', minLength: 1, maxLength: 50 }
const status = { enum: ['ACTIVE', 'INACTIVE'] }
const checkPolicy = bodyCheck({
  type: 'object',
  required: ['name'],
  properties: {
    name: named,
    status,
    type: { enum: ['OAUTH_AUTHORIZATION_POLICY'] },
    description: { type: ['string', 'null'], maxLength: 1024 },
    priority: { type: 'integer', minimum: 1 },
    conditions: { type: 'object' },
  },
})
const checkRule = bodyCheck({
  type: 'object',
  required: ['name', 'conditions'],
  properties: {
    name: named,
    status,
    type: { enum: ['RESOURCE_ACCESS'] },
    priority: { type: 'integer', minimum: 0 },
    conditions: { type: 'object', required: ['grantTypes'] },
    actions: { type: 'object' },
  },
})

/**
 * `authorizationServers/{id}/policies` and their rules. They are kept and have no effect: which
 * requests an access policy allows is another question than who consents to them.
 */
export const addPolicies = (router: Router, tenant: Tenant): void => {
  const policies = '/authorizationServers/:server/policies'
  const policyAt = addDocuments(router, {
    path: policies,
    check: checkPolicy,
    fill: { type: 'OAUTH_AUTHORIZATION_POLICY', status: 'ACTIVE', priority: 1, system: false },
    prefix: '00p',
    name: 'Policy',
    within: (ctx) => authorizationServerAt(tenant, pathParameter(ctx, 'server')).id,
  })
  addDocuments(router, {
    path: `${policies}/:policy/rules`,
    check: checkRule,
    fill: { type: 'RESOURCE_ACCESS', status: 'ACTIVE', priority: 1, system: false },
    prefix: '0pr',
    name: 'PolicyRule',
    within: (ctx) => String(policyAt(ctx, pathParameter(ctx, 'policy')).id),
  })
}

interface Documents {
  readonly path: string
  readonly check: BodyCheck
  /** What a document says that came without it. */
  readonly fill: Json
  readonly prefix: '00p' | '0pr'
  /** What it is called where there is none. */
  readonly name: string
  /** What the documents of a path belong to; throws when that does not exist. */
  readonly within: (ctx: Context) => string
}

/** Documents that are made, listed, read, replaced, switched on and off, and deleted. Returns how one is found. */
const addDocuments = (
  router: Router,
  { path, check, fill, prefix, name, within }: Documents,
): ((ctx: Context, id: string) => Json) => {
  const byOwner = new Map<string, Map<string, Json>>()
  const documentsOf = (ctx: Context) => {
    const owner = within(ctx)
    const documents = byOwner.get(owner) ?? new Map<string, Json>()
    byOwner.set(owner, documents)
    return documents
  }
  const documentAt = (ctx: Context, id = pathParameter(ctx, 'id')): Json =>
    found(documentsOf(ctx).get(id), () => notFound(`Resource not found: ${id} (${name})`))
  const keep = (ctx: Context, document: Json): Json => {
    documentsOf(ctx).set(String(document.id), document)
    return document
  }

  router.post(path, (ctx) => {
    within(ctx)
    const now = new Date().toISOString()
    ctx.body = keep(ctx, {
      ...fill,
      ...check(ctx),
      id: oktaId(prefix),
      created: now,
      lastUpdated: now,
    })
    ctx.status = 201
  })
  router.get(path, (ctx) => {
    ctx.body = [...documentsOf(ctx).values()]
  })
  router.get(`${path}/:id`, (ctx) => {
    ctx.body = documentAt(ctx)
  })
  router.put(`${path}/:id`, (ctx) => {
    const { id, created, status } = documentAt(ctx)
    const lastUpdated = new Date().toISOString()
    ctx.body = keep(ctx, { ...fill, status, ...check(ctx), id, created, lastUpdated })
  })
  router.delete(`${path}/:id`, (ctx) => {
    documentsOf(ctx).delete(String(documentAt(ctx).id))
    ctx.status = 204
  })
  for (const [verb, status] of [
    ['activate', 'ACTIVE'],
    ['deactivate', 'INACTIVE'],
  ] as const)
    router.post(`${path}/:id/lifecycle/${verb}`, (ctx) => {
      keep(ctx, { ...documentAt(ctx), status })
      ctx.status = 204
    })
  return documentAt
}
