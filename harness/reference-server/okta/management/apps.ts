import { randomBytes } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { bodyCheck } from '../../management/body.ts'
import { found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import type { Client } from '../../tenant/client.ts'
import { objectOf, textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { oktaId } from '../ids.ts'
import { appSchema, clientOf } from './app-document.ts'
import { listed } from './page.ts'

const check = bodyCheck(appSchema)

/** `apps`: OpenID Connect applications. Make, list, read, replace, switch on and off, delete. */
export const addApps = (router: Router, tenant: Tenant, origin: string): void => {
  const appAt = (ctx: Context): Client => {
    const id = pathParameter(ctx, 'id')
    const app = [...tenant.clients.values()].find(({ document }) => document.id === id)
    return found(app, () => notFound(`Resource not found: ${id} (AppInstance)`))
  }
  const keep = (document: Json): Json => {
    const client = clientOf(document)
    tenant.clients.set(client.id, client)
    return client.document
  }
  const changeStatus = (ctx: Context, status: 'ACTIVE' | 'INACTIVE'): Client => {
    const app = appAt(ctx)
    keep({ ...app.document, status, lastUpdated: new Date().toISOString() })
    ctx.body = {}
    return app
  }

  router.post('/apps', (ctx) => {
    const body = check(ctx)
    const id = oktaId('0oa')
    const clientId = textOf(objectOf(objectOf(body.credentials).oauthClient).client_id) ?? id
    if (tenant.clients.has(clientId))
      throw invalid('client_id: an application with this client_id exists already')
    const secret = randomBytes(48).toString('base64url')
    ctx.body = keep(newApp(origin, body, { id, clientId, secret }))
  })
  router.get('/apps', (ctx) => {
    const q = queryParameter(ctx, 'q')?.toLowerCase() ?? ''
    const apps = [...tenant.clients.values()].filter(({ name }) => name.toLowerCase().startsWith(q))
    const entries = apps.map(({ document }) => ({ id: String(document.id), item: document }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.get('/apps/:id', (ctx) => {
    ctx.body = appAt(ctx).document
  })
  router.put('/apps/:id', (ctx) => {
    const { id: clientId, document } = appAt(ctx)
    const credentials = objectOf(objectOf(document.credentials).oauthClient)
    const { id, status, created } = document
    const body = check(ctx)
    // Okta ignores what it keeps itself: the ids in the body may be those of another application.
    const fixed = { id: String(id), clientId, secret: String(credentials.client_secret) }
    ctx.body = keep({ ...newApp(origin, body, fixed), status, created })
  })
  router.delete('/apps/:id', (ctx) => {
    tenant.removeClient(appAt(ctx).id)
    ctx.status = 204
  })
  router.post('/apps/:id/lifecycle/activate', (ctx) => {
    changeStatus(ctx, 'ACTIVE')
  })
  router.post('/apps/:id/lifecycle/deactivate', (ctx) => {
    tenant.grants.revoke({ clientId: changeStatus(ctx, 'INACTIVE').id })
  })
}

/** An application's document with what Okta fills in; the ids and the secret are what they are given as. */
export const newApp = (
  origin: string,
  body: Json,
  { id, clientId, secret }: { id: string; clientId: string; secret: string },
): Json => {
  const now = new Date().toISOString()
  const credentials = objectOf(body.credentials)
  const settings = objectOf(body.settings)
  const oauthClient = objectOf(settings.oauthClient)
  const isPublic = ['browser', 'native'].includes(String(oauthClient.application_type))
  return {
    ...body,
    id,
    name: 'oidc_client',
    status: 'ACTIVE',
    created: now,
    lastUpdated: now,
    signOnMode: 'OPENID_CONNECT',
    credentials: {
      ...credentials,
      oauthClient: {
        autoKeyRotation: true,
        token_endpoint_auth_method: isPublic ? 'none' : 'client_secret_basic',
        ...objectOf(credentials.oauthClient),
        client_id: clientId,
        client_secret: textOf(objectOf(credentials.oauthClient).client_secret) ?? secret,
      },
    },
    settings: {
      app: {},
      ...settings,
      oauthClient: { consent_method: 'TRUSTED', application_type: 'web', ...oauthClient },
    },
    _links: { self: { href: `${origin}/api/v1/apps/${id}` } },
  }
}
