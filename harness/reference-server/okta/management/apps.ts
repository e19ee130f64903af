import { randomBytes } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import type { FrontDoorParts } from '../../front-door.ts'
import { invalid } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import { objectOf, textOf } from '../../tenant/json.ts'
import { oktaId } from '../ids.ts'
import { appAt, changeAppStatus, checkApp, keepApp, newApp, replaceApp } from './app-store.ts'
import { listed } from './page.ts'
import { searchesOf } from './search.ts'

/** `apps`: OpenID Connect applications. Make, list, read, replace, switch on and off, delete. */
export const addApps = (router: Router, parts: FrontDoorParts): void => {
  const { tenant, consentFeature } = parts
  const { origin } = parts.publicUrl
  const appOf = (ctx: Context) => appAt(tenant, pathParameter(ctx, 'id'))

  router.post('/apps', (ctx) => {
    const body = checkApp(ctx.request.body)
    const id = oktaId('0oa')
    const clientId = textOf(objectOf(objectOf(body.credentials).oauthClient).client_id) ?? id
    if (tenant.clients.has(clientId))
      throw invalid('client_id: an application with this client_id exists already')
    const secret = randomBytes(48).toString('base64url')
    const document = newApp(origin, consentFeature, body, { id, clientId, secret })
    const status = ctx.query.activate === 'false' ? 'INACTIVE' : 'ACTIVE'
    ctx.body = keepApp(tenant, { ...document, status }).document
  })
  router.get('/apps', (ctx) => {
    const q = queryParameter(ctx, 'q')?.toLowerCase() ?? ''
    const matches = searchesOf(ctx)
    const apps = [...tenant.clients.values()].filter(
      ({ name, document }) => name.toLowerCase().startsWith(q) && matches(document),
    )
    const entries = apps.map(({ document }) => ({ id: String(document.id), item: document }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.get('/apps/:id', (ctx) => {
    ctx.body = appOf(ctx).document
  })
  router.put('/apps/:id', (ctx) => {
    ctx.body = replaceApp(parts, appOf(ctx), ctx.request.body).document
  })
  router.delete('/apps/:id', (ctx) => {
    tenant.removeClient(appOf(ctx).id)
    ctx.status = 204
  })
  router.post('/apps/:id/lifecycle/activate', (ctx) => {
    changeAppStatus(tenant, appOf(ctx), 'ACTIVE')
    ctx.body = {}
  })
  router.post('/apps/:id/lifecycle/deactivate', (ctx) => {
    changeAppStatus(tenant, appOf(ctx), 'INACTIVE')
    ctx.body = {}
  })
}
