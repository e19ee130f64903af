import type { Middleware } from 'koa'
import type { FrontDoor } from '../front-door.ts'
import { createManagementApi } from '../management/api.ts'
import { notFound } from '../management/failure.ts'
import { mountIssuer } from '../protocol/mount.ts'
import type { Api } from '../tenant/api.ts'
import { textOf } from '../tenant/json.ts'
import { oktaConsole } from './console/console.ts'
import { addApps } from './management/apps.ts'
import {
  addAuthorizationServers,
  newAuthorizationServer,
} from './management/authorization-servers.ts'
import { addRegisteredClients } from './management/registered-clients.ts'
import { addScopes } from './management/scopes.ts'
import { oktaStyle } from './management/style.ts'
import { addUserGrants } from './management/user-grants.ts'
import { addUsers } from './management/users.ts'

/** Okta: an issuer for each custom authorization server, the management API beside them. */
export const oktaFrontDoor: FrontDoor = (app, parts) => {
  const { tenant, publicUrl, token, log } = parts
  const { origin } = publicUrl
  const first = newAuthorizationServer(
    origin,
    {
      name: 'default',
      audiences: ['api://default'],
      description: 'Default Authorization Server for your Applications',
    },
    'default',
  )
  tenant.apis.set(first.id, first)

  const mounted = new Map<string, Middleware>()
  const mount = ({ id, document }: Api): Middleware => {
    const current = () => tenant.apis.get(id)
    return mountIssuer(
      {
        ...parts,
        url: textOf(document.issuer) ?? '',
        mountPath: `/oauth2/${id}`,
        apiById: (wanted) => (wanted === id ? current() : undefined),
        findApi: (name) => {
          const api = current()
          return name === undefined || name === api?.audience ? api : undefined
        },
        discovery: () => ({ registration_endpoint: `${origin}/oauth2/v1/clients` }),
      },
      parts.key,
      publicUrl,
    )
  }
  const issuers: Middleware = async (ctx, next) => {
    const id = /^\/oauth2\/([^/]+)\//.exec(ctx.path)?.[1] ?? ''
    const api = tenant.apis.get(id)
    if (!api?.active) return next()
    const middleware = mounted.get(id) ?? mount(api)
    mounted.set(id, middleware)
    return middleware(ctx, next)
  }

  const style = oktaStyle('/api/v1', token, log)
  const { router, middleware } = createManagementApi(style)
  const registration = createManagementApi(oktaStyle('/oauth2/v1/clients', token, log))
  addRegisteredClients(registration.router, tenant, origin)
  addApps(router, tenant, origin)
  addAuthorizationServers(router, tenant, origin)
  addScopes(router, tenant, origin)
  addUsers(router, tenant, origin)
  addUserGrants(router, tenant, origin)
  app.use(oktaConsole(parts).middleware)
  app.use(middleware)
  app.use(registration.middleware)
  app.use(issuers)
  app.use((ctx) => style.refuse(ctx, notFound(`Resource not found: ${ctx.path} (Resource)`)))
}
