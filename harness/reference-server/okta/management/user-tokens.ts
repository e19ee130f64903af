import { createHash } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import type { AdapterPayload } from 'oidc-provider'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter } from '../../management/query.ts'
import type { Storage } from '../../protocol/storage.ts'
import type { Client } from '../../tenant/client.ts'
import { textOf } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { listed } from './page.ts'
import { userAt } from './users.ts'

/** The client of a path; throws Okta's failure when there is none. */
export const clientAt = (tenant: Tenant, ctx: Context): Client => {
  const id = pathParameter(ctx, 'client')
  return found(tenant.clients.get(id), () =>
    notFound(`Resource not found: ${id} (PublicClientApp)`),
  )
}

/** What the protocol keeps of a token. */
const isTokenOf =
  (userId: string, clientId: string | undefined) =>
  ({ kind, accountId, clientId: client }: AdapterPayload): boolean =>
    ['AccessToken', 'RefreshToken', 'AuthorizationCode'].includes(String(kind)) &&
    accountId === userId &&
    (clientId === undefined || client === clientId)

/** The id of a refresh token for administrators: it must not be the token, which would give it away. */
const idOf = ({ jti }: AdapterPayload): string =>
  `oar${createHash('sha256').update(String(jti)).digest('hex').slice(0, 17)}`

/** The clients that hold refresh tokens of a user. */
export const clientsWithTokens = (storage: Storage, userId: string): string[] =>
  refreshTokens(storage, userId, undefined).flatMap(({ clientId }) => clientId ?? [])

const refreshTokens = (storage: Storage, userId: string, clientId: string | undefined) =>
  storage.list('', isTokenOf(userId, clientId)).filter(({ kind }) => kind === 'RefreshToken')

/**
 * `users/{id}/clients/{clientId}/tokens` and `users/{id}/sessions`: the refresh tokens of a client,
 * revoked one and all. Access tokens issued with them end too; what was consented to stays.
 */
export const addUserTokens = (
  router: Router,
  { tenant, storage, origin }: { tenant: Tenant; storage: Storage; origin: string },
): void => {
  const path = '/users/:user/clients/:client/tokens'
  const tokensOf = (ctx: Context) =>
    refreshTokens(storage, userAt(tenant, ctx).id, clientAt(tenant, ctx).id)
  const bodyOf = (token: AdapterPayload) => {
    const created = new Date(Number(token.iat) * 1000).toISOString()
    return {
      id: idOf(token),
      status: 'ACTIVE',
      created,
      lastUpdated: created,
      expiresAt: new Date(Number(token.exp) * 1000).toISOString(),
      clientId: token.clientId,
      userId: token.accountId,
      scopes: (textOf(token.scope) ?? '').split(' '),
    }
  }
  const tokenAt = (ctx: Context): AdapterPayload => {
    const id = pathParameter(ctx, 'token')
    return found(
      tokensOf(ctx).find((token) => idOf(token) === id),
      () => notFound(`Resource not found: ${id} (OAuth2RefreshToken)`),
    )
  }

  router.get(path, (ctx) => {
    const entries = tokensOf(ctx).map((token) => ({ id: idOf(token), item: bodyOf(token) }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.delete(path, (ctx) => {
    storage.deleteAll('', isTokenOf(userAt(tenant, ctx).id, clientAt(tenant, ctx).id))
    ctx.status = 204
  })
  router.get(`${path}/:token`, (ctx) => {
    ctx.body = bodyOf(tokenAt(ctx))
  })
  router.delete(`${path}/:token`, (ctx) => {
    const { grantId } = tokenAt(ctx)
    storage.deleteAll('', (payload) => grantId !== undefined && payload.grantId === grantId)
    ctx.status = 204
  })
  router.delete('/users/:user/sessions', (ctx) => {
    const { id } = userAt(tenant, ctx)
    storage.deleteAll('', ({ kind, accountId }) => kind === 'Session' && accountId === id)
    if (ctx.query.oauthTokens === 'true') storage.deleteAll('', isTokenOf(id, undefined))
    ctx.status = 204
  })
}
