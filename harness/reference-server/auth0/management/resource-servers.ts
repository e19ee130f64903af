import { randomBytes } from 'node:crypto'
import type Router from '@koa/router'
import { bodyCheck, valueCheck } from '../../management/body.ts'
import { ManagementFailure, found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { Api } from '../../tenant/api.ts'
import { objectOf, textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { auth0Scope } from '../vendor.ts'
import { listed, selected } from './page.ts'

const lifetime = { type: 'integer', minimum: 0, maximum: 2_592_000 }
const properties = {
  name: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^<>]+$' },
  scopes: {
    type: 'array',
    maxItems: 1000,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['value'],
      properties: {
        // The characters of a scope token: RFC 6749 section 3.3.
        value: { type: 'string', maxLength: 280, pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$' },
        description: { type: 'string', maxLength: 500 },
      },
    },
  },
  signing_alg: { enum: ['RS256'] },
  signing_secret: { type: 'string', minLength: 16 },
  allow_offline_access: { type: 'boolean' },
  skip_consent_for_verifiable_first_party_clients: { type: 'boolean' },
  token_lifetime: lifetime,
  token_lifetime_for_web: lifetime,
  token_dialect: { type: 'string' },
  enforce_policies: { type: 'boolean' },
  consent_policy: { type: ['string', 'null'] },
  authorization_details: { type: ['array', 'null'] },
}
const checkNew = bodyCheck({
  type: 'object',
  additionalProperties: false,
  required: ['identifier'],
  properties: { ...properties, identifier: { type: 'string', minLength: 1, maxLength: 600 } },
})
const checkChange = valueCheck({ type: 'object', additionalProperties: false, properties })

/** A new API's document with what Auth0 fills in. */
export const newResourceServer = (body: Json): Json => ({
  id: randomBytes(12).toString('hex'),
  name: body.identifier,
  is_system: false,
  scopes: [],
  signing_alg: 'RS256',
  allow_offline_access: false,
  skip_consent_for_verifiable_first_party_clients: false,
  token_lifetime: 86_400,
  token_lifetime_for_web: 7_200,
  ...body,
})

/** The API a document describes. Throws for a scope that is defined twice. */
export const apiOf = (document: Json): Api => {
  const scopes = (Array.isArray(document.scopes) ? document.scopes : []).map(objectOf)
  const names = scopes.map(({ value }) => String(value))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalid(`"scopes" defines "${twice}" twice`)
  return {
    id: String(document.id),
    name: String(document.name),
    audience: String(document.identifier),
    scopes: scopes.map(({ value, description }) => auth0Scope(String(value), textOf(description))),
    allowsSkipping: document.skip_consent_for_verifiable_first_party_clients === true,
    allowsOffline: document.allow_offline_access === true,
    tokenLifetime: Number(document.token_lifetime) || 86_400,
    active: true,
    document,
  }
}

const changeable = (api: Api): Api => {
  if (api.document.is_system === true)
    throw new ManagementFailure(
      'forbidden',
      'System APIs cannot be changed',
      'operation_not_supported',
    )
  return api
}

const keep = (tenant: Tenant, document: Json): Json => {
  const api = apiOf(document)
  tenant.apis.set(api.id, api)
  return document
}

/** Changes an API and returns its document. Throws a failure for a change that breaks a rule. */
export const changeResourceServer = (tenant: Tenant, api: Api, change: unknown): Json =>
  keep(tenant, { ...changeable(api).document, ...checkChange(change) })

/** `resource-servers`: make, list, read (by id or identifier), change, delete. */
export const addResourceServers = (router: Router, tenant: Tenant): void => {
  const apiAt = (id: string) =>
    found(tenant.apis.get(id) ?? tenant.apiByAudience(id), () =>
      notFound('The resource server does not exist', 'inexistent_resource_server'),
    )
  router.post('/resource-servers', (ctx) => {
    const document = newResourceServer(checkNew(ctx))
    if (tenant.apiByAudience(String(document.identifier)))
      throw new ManagementFailure(
        'conflict',
        `A resource server with identifier "${String(document.identifier)}" already exists.`,
        'resource_server_conflict',
      )
    ctx.status = 201
    ctx.body = keep(tenant, document)
  })
  router.get('/resource-servers', (ctx) => {
    const identifier = queryParameter(ctx, 'identifiers') ?? queryParameter(ctx, 'identifier')
    const apis = [...tenant.apis.values()].filter(
      ({ audience }) => identifier === undefined || identifier.split(',').includes(audience),
    )
    const entries = apis.map(({ id, document }) => ({ id, item: document }))
    ctx.body = listed(ctx, 'resource_servers', entries)
  })
  router.get('/resource-servers/:id', (ctx) => {
    ctx.body = selected(ctx, apiAt(pathParameter(ctx, 'id')).document)
  })
  router.patch('/resource-servers/:id', (ctx) => {
    ctx.body = changeResourceServer(tenant, apiAt(pathParameter(ctx, 'id')), ctx.request.body)
  })
  router.delete('/resource-servers/:id', (ctx) => {
    tenant.removeApi(changeable(apiAt(pathParameter(ctx, 'id'))))
    ctx.status = 204
  })
}
