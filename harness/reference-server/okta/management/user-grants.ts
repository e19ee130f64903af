import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Grant, ScopeAnswer } from '../../consent/grants.ts'
import type { FrontDoorParts } from '../../front-door.ts'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import { listed } from './page.ts'
import { clientAt, clientsWithTokens } from './user-tokens.ts'
import { userAt } from './users.ts'

const prefix = 'oag'

/** How many grants or clients a page has unless the request says so. */
const usualLimit = 20

/** `users/{id}/grants` and `users/{id}/clients`: what a user has consented to, one grant for each scope. */
export const addUserGrants = (
  router: Router,
  { tenant, storage, publicUrl: { origin } }: FrontDoorParts,
): void => {
  const bodyOf = (grant: Grant, answer: ScopeAnswer, expand: string | undefined) => {
    const api = tenant.apis.get(grant.apiId)
    const scope = api?.scopes.find(({ name }) => name === answer.scope)
    const { displayName, description } = scope?.document ?? {}
    const link = (path: string, title?: unknown) => ({
      href: origin + path,
      ...(title ? { title } : {}),
    })
    return {
      id: prefix + answer.id,
      status: 'ACTIVE',
      created: answer.createdAt,
      createdBy: { id: grant.userId, type: 'User' },
      lastUpdated: answer.updatedAt,
      issuer: api?.document.issuer,
      clientId: grant.clientId,
      userId: grant.userId,
      scopeId: scope?.id,
      source: 'END_USER',
      ...(expand === 'scope'
        ? { _embedded: { scope: { id: scope?.id, name: answer.scope, displayName, description } } }
        : {}),
      _links: {
        app: link(`/api/v1/apps/${String(tenant.clients.get(grant.clientId)?.document.id)}`),
        authorizationServer: link(`/api/v1/authorizationServers/${grant.apiId}`, api?.name),
        scope: link(
          `/api/v1/authorizationServers/${grant.apiId}/scopes/${scope?.id}`,
          displayName ?? answer.scope,
        ),
        self: {
          ...link(`/api/v1/users/${grant.userId}/grants/${prefix}${answer.id}`),
          hints: { allow: ['GET', 'DELETE'] },
        },
        client: link(`/oauth2/v1/clients/${grant.clientId}`),
        user: link(`/api/v1/users/${grant.userId}`),
      },
    }
  }
  const grantsOf = (ctx: Context, selection: { userId: string; clientId?: string }) =>
    tenant.grants
      .list(selection)
      .flatMap((grant) =>
        grant.answers
          .filter(({ answer }) => answer === 'granted')
          .map((answer) => bodyOf(grant, answer, queryParameter(ctx, 'expand'))),
      )
  const listGrants = (ctx: Context, selection: { userId: string; clientId?: string }) => {
    const scopeId = queryParameter(ctx, 'scopeId')
    const grants = grantsOf(ctx, selection).filter(
      (grant) => scopeId === undefined || grant.scopeId === scopeId,
    )
    const entries = grants.map((item) => ({ id: item.id, item }))
    ctx.body = listed(ctx, origin, entries, usualLimit)
  }
  const grantAt = (ctx: Context, userId: string) => {
    const id = pathParameter(ctx, 'grant')
    const grant = grantsOf(ctx, { userId }).find((one) => one.id === id)
    return found(grant, () => notFound(`Resource not found: ${id} (OAuth2ScopeConsentGrant)`))
  }

  router.get('/users/:user/grants', (ctx) => listGrants(ctx, { userId: userAt(tenant, ctx).id }))
  router.delete('/users/:user/grants', (ctx) => {
    tenant.grants.revoke({ userId: userAt(tenant, ctx).id })
    ctx.status = 204
  })
  router.get('/users/:user/grants/:grant', (ctx) => {
    ctx.body = grantAt(ctx, userAt(tenant, ctx).id)
  })
  router.delete('/users/:user/grants/:grant', (ctx) => {
    const userId = userAt(tenant, ctx).id
    const { id } = grantAt(ctx, userId)
    tenant.grants.revokeAnswers({ userId }, (answer) => prefix + answer.id === id)
    ctx.status = 204
  })
  router.get('/users/:user/clients/:client/grants', (ctx) =>
    listGrants(ctx, { userId: userAt(tenant, ctx).id, clientId: clientAt(tenant, ctx).id }),
  )
  router.delete('/users/:user/clients/:client/grants', (ctx) => {
    tenant.grants.revoke({ userId: userAt(tenant, ctx).id, clientId: clientAt(tenant, ctx).id })
    ctx.status = 204
  })
  router.get('/users/:user/clients', (ctx) => {
    const userId = userAt(tenant, ctx).id
    const granted = grantsOf(ctx, { userId }).map(({ clientId }) => clientId)
    const ids = new Set([...granted, ...clientsWithTokens(storage, userId)])
    const entries = [...ids].flatMap((id) => {
      const client = tenant.clients.get(id)
      const item = { client_id: id, client_name: client?.name, logo_uri: client?.logoUri ?? null }
      return client ? [{ id, item }] : []
    })
    ctx.body = listed(ctx, origin, entries, usualLimit)
  })
}
