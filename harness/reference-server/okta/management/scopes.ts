import type Router from '@koa/router'
import type { Context } from 'koa'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { authorizationServerAt } from './authorization-servers.ts'
import { listed } from './page.ts'
import { searchesOf } from './search.ts'
import { ScopeStore } from './scope-store.ts'

/** `authorizationServers/{id}/scopes`: make, list, read, replace, delete. */
export const addScopes = (router: Router, tenant: Tenant, origin: string): void => {
  const path = '/authorizationServers/:server/scopes'
  const store = new ScopeStore(tenant, origin)
  const serverOf = (ctx: Context) => authorizationServerAt(tenant, pathParameter(ctx, 'server'))
  const idOf = (ctx: Context) => pathParameter(ctx, 'id')

  router.get(path, (ctx) => {
    const q = queryParameter(ctx, 'q') ?? ''
    const matches = searchesOf(ctx)
    const scopes = serverOf(ctx).scopes.filter(
      ({ name, document }) => name.includes(q) && matches(document),
    )
    const entries = scopes.map(({ id, document }) => ({ id, item: document }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.post(path, (ctx) => {
    ctx.body = store.add(serverOf(ctx), ctx.request.body)
    ctx.status = 201
  })
  router.get(`${path}/:id`, (ctx) => {
    ctx.body = store.find(serverOf(ctx), idOf(ctx)).document
  })
  router.put(`${path}/:id`, (ctx) => {
    ctx.body = store.replace(serverOf(ctx), idOf(ctx), ctx.request.body)
  })
  router.delete(`${path}/:id`, (ctx) => {
    store.remove(serverOf(ctx), idOf(ctx))
    ctx.status = 204
  })
}
