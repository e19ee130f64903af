import { randomBytes } from 'node:crypto'
import type Router from '@koa/router'
import { bodyCheck } from '../../management/body.ts'
import { ManagementFailure, found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { ClientGrant } from '../../tenant/client-grant.ts'
import { textsOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { listed } from './page.ts'

const text = { type: 'string', minLength: 1 }
const scope = { type: 'array', items: text }
const checkNew = bodyCheck({
  type: 'object',
  additionalProperties: false,
  required: ['client_id', 'audience', 'scope'],
  properties: { client_id: text, audience: text, scope, organization_usage: text },
})
const checkChange = bodyCheck({
  type: 'object',
  additionalProperties: false,
  properties: { scope, organization_usage: text },
})

const clientGrantOf = (document: Json): ClientGrant => ({
  id: String(document.id),
  clientId: String(document.client_id),
  audience: String(document.audience),
  scopes: textsOf(document.scope),
  document,
})

/** `client-grants`: which scopes of an API a client may have for itself. */
export const addClientGrants = (router: Router, tenant: Tenant): void => {
  const grantAt = (id: string) =>
    found(tenant.clientGrants.get(id), () =>
      notFound('The client grant does not exist', 'inexistent_client_grant'),
    )
  const keep = (document: Json) => {
    const grant = clientGrantOf(document)
    const api = tenant.apiByAudience(grant.audience)
    const unknown = grant.scopes.find((name) => !api?.scopes.some((one) => one.name === name))
    if (unknown !== undefined)
      throw invalid(`"scope" contains "${unknown}", which the API does not define`)
    tenant.clientGrants.set(grant.id, grant)
    return document
  }

  router.post('/client-grants', (ctx) => {
    const body = checkNew(ctx)
    if (!tenant.clients.has(String(body.client_id)))
      throw notFound('The client does not exist', 'inexistent_client')
    if (!tenant.apiByAudience(String(body.audience)))
      throw notFound('The resource server does not exist', 'inexistent_resource_server')
    const isTaken = [...tenant.clientGrants.values()].some(
      ({ clientId, audience }) => clientId === body.client_id && audience === body.audience,
    )
    if (isTaken)
      throw new ManagementFailure('conflict', 'A client grant for this API exists already.')
    ctx.status = 201
    ctx.body = keep({ id: `cgr_${randomBytes(8).toString('hex')}`, ...body })
  })
  router.get('/client-grants', (ctx) => {
    const audience = queryParameter(ctx, 'audience')
    const clientId = queryParameter(ctx, 'client_id')
    const grants = [...tenant.clientGrants.values()].filter(
      (grant) =>
        (audience === undefined || grant.audience === audience) &&
        (clientId === undefined || grant.clientId === clientId),
    )
    const entries = grants.map(({ id, document }) => ({ id, item: document }))
    ctx.body = listed(ctx, 'client_grants', entries)
  })
  router.get('/client-grants/:id', (ctx) => {
    ctx.body = grantAt(pathParameter(ctx, 'id')).document
  })
  router.patch('/client-grants/:id', (ctx) => {
    const grant = grantAt(pathParameter(ctx, 'id'))
    ctx.body = keep({ ...grant.document, ...checkChange(ctx) })
  })
  router.delete('/client-grants/:id', (ctx) => {
    tenant.clientGrants.delete(grantAt(pathParameter(ctx, 'id')).id)
    ctx.status = 204
  })
}
