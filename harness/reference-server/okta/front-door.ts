import type Router from '@koa/router'
import type { FrontDoor, FrontDoorParts } from '../front-door.ts'
import { createManagementApi } from '../management/api.ts'
import { ManagementFailure, notFound } from '../management/failure.ts'
import { oktaConsole } from './console/console.ts'
import { oktaIssuers } from './issuers.ts'
import { addApps } from './management/apps.ts'
import { addAssignments } from './management/assignments.ts'
import {
  addAuthorizationServers,
  newAuthorizationServer,
} from './management/authorization-servers.ts'
import { addPolicies } from './management/policies.ts'
import { addRegisteredClients } from './management/registered-clients.ts'
import { addScopes } from './management/scopes.ts'
import { oktaStyle } from './management/style.ts'
import { addUserGrants } from './management/user-grants.ts'
import { addUserTokens } from './management/user-tokens.ts'
import { addUsers } from './management/users.ts'

/** Okta: an issuer for the org and for each custom authorization server, the management API beside them. */
export const oktaFrontDoor: FrontDoor = (app, parts) => {
  const { tenant, publicUrl, token, log } = parts
  const { origin } = publicUrl
  const style = oktaStyle('/api/v1', token, log)
  const { router, middleware } = createManagementApi(style)
  const registration = createManagementApi(oktaStyle('/oauth2/v1/clients', token, log))
  addRegisteredClients(registration.router, parts)
  addApps(router, parts)
  if (parts.consentFeature === 'on') addCustomServers(router, parts)
  else router.all('/authorizationServers{/*path}', refuseFeature)
  addUsers(router, tenant, origin)
  addAssignments(router, tenant, origin)
  addUserGrants(router, parts)
  addUserTokens(router, { ...parts, origin })
  app.use(oktaConsole(parts).middleware)
  app.use(middleware)
  app.use(registration.middleware)
  app.use(oktaIssuers(parts))
  app.use((ctx) => style.refuse(ctx, notFound(`Resource not found: ${ctx.path} (Resource)`)))
}

/** What comes with API Access Management: custom authorization servers, `default` from the start. */
const addCustomServers = (router: Router, { tenant, publicUrl }: FrontDoorParts): void => {
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
  addAuthorizationServers(router, tenant, origin)
  addScopes(router, tenant, origin)
  addPolicies(router, tenant)
}

const refuseFeature = (): never => {
  throw new ManagementFailure(
    'unauthenticated',
    'You do not have permission to access the feature you are requesting',
    'E0000015',
  )
}
