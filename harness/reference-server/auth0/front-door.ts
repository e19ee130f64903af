import type { FrontDoor } from '../front-door.ts'
import { createManagementApi } from '../management/api.ts'
import { mountIssuer } from '../protocol/mount.ts'
import { userInfoApiId } from '../tenant/api.ts'
import { auth0Console } from './console/console.ts'
import { addLogout } from './logout.ts'
import { addClientGrants } from './management/client-grants.ts'
import { addClients } from './management/clients.ts'
import { addGrants } from './management/grants.ts'
import { managementAudience } from './management/permission.ts'
import { addResourceServers, apiOf, newResourceServer } from './management/resource-servers.ts'
import { auth0Style } from './management/style.ts'
import { addTenantSettings, freshSettings } from './management/tenant-settings.ts'
import { addUsers } from './management/users.ts'
import { registerClient } from './registration.ts'
import { systemScopes } from './system-api.ts'
import { endConsentWithToken } from './token-revocation.ts'
import { userInfoApi } from './vendor.ts'

/** Auth0: one issuer at the root, the Management API v2 beside it. */
export const auth0FrontDoor: FrontDoor = (app, parts) => {
  const { tenant, publicUrl, token, log } = parts
  const issuerUrl = publicUrl.href
  tenant.settings = freshSettings
  const system = apiOf(
    newResourceServer({
      name: 'Auth0 Management API',
      identifier: managementAudience(issuerUrl),
      is_system: true,
      scopes: systemScopes,
    }),
  )
  tenant.apis.set(system.id, system)

  const own = userInfoApi(issuerUrl)
  const apiById = (id: string) => (id === userInfoApiId ? own : tenant.apis.get(id))
  const issuer = mountIssuer(
    {
      ...parts,
      url: issuerUrl,
      mountPath: '',
      apiById,
      findApi: (name) =>
        name === undefined || name === own.audience ? own : tenant.apiByAudience(name),
      discovery: () => ({}),
      addRoutes: (router, provider) => {
        addLogout(router, provider, parts)
        endConsentWithToken(provider, parts)
      },
      registerClient: (metadata) => registerClient(tenant, metadata),
    },
    parts.key,
    publicUrl,
  )

  const { router, middleware } = createManagementApi(
    auth0Style({ token, key: parts.key, issuer: issuerUrl }, log),
  )
  addClients(router, tenant)
  addResourceServers(router, tenant)
  addClientGrants(router, tenant)
  addUsers(router, tenant)
  addGrants(router, tenant, apiById)
  addTenantSettings(router, tenant)
  app.use(auth0Console(parts, apiById).middleware)
  app.use(middleware)
  app.use(issuer)
}
