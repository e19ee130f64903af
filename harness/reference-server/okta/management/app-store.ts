import type { FrontDoorParts } from '../../front-door.ts'
import { valueCheck } from '../../management/body.ts'
import { found, notFound } from '../../management/failure.ts'
import type { Client } from '../../tenant/client.ts'
import { objectOf, textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { appSchema, clientOf } from './app-document.ts'

/** Checks what is said of an application. */
export const checkApp = valueCheck(appSchema)

/** The application with this id; throws Okta's failure when there is none. */
export const appAt = (tenant: Tenant, id: string): Client =>
  found(
    [...tenant.clients.values()].find(({ document }) => document.id === id),
    () => notFound(`Resource not found: ${id} (AppInstance)`),
  )

/** Keeps an application as its document describes it, in place of what was there. */
export const keepApp = (tenant: Tenant, document: Json): Client => {
  const client = clientOf(document)
  tenant.clients.set(client.id, client)
  return client
}

/** Switches an application on or off; what was consented to ends with it. */
export const changeAppStatus = (
  tenant: Tenant,
  app: Client,
  status: 'ACTIVE' | 'INACTIVE',
): Client => {
  if (status === 'INACTIVE') tenant.grants.revoke({ clientId: app.id })
  return keepApp(tenant, { ...app.document, status, lastUpdated: new Date().toISOString() })
}

/**
 * Replaces an application. Okta ignores what it keeps itself: the ids in the body may be those of
 * another application. Throws Okta's failure for a body that cannot be.
 */
export const replaceApp = (
  {
    tenant,
    publicUrl,
    consentFeature,
  }: Pick<FrontDoorParts, 'tenant' | 'publicUrl' | 'consentFeature'>,
  app: Client,
  body: unknown,
): Client => {
  const { id, status, created, credentials } = app.document
  const secret = String(objectOf(objectOf(credentials).oauthClient).client_secret)
  const fixed = { id: String(id), clientId: app.id, secret }
  const replacement = newApp(publicUrl.origin, consentFeature, checkApp(body), fixed)
  return keepApp(tenant, { ...replacement, status, created })
}

/** What Okta keeps itself of an application, whatever a body says. */
export interface FixedAppParts {
  readonly id: string
  readonly clientId: string
  readonly secret: string
}

/** An application's document with what Okta fills in. An org without the consent feature knows no `consent_method`. */
export const newApp = (
  origin: string,
  consentFeature: 'on' | 'off',
  body: Json,
  { id, clientId, secret }: FixedAppParts,
): Json => {
  const now = new Date().toISOString()
  const credentials = objectOf(body.credentials)
  const settings = objectOf(body.settings)
  const { consent_method = 'TRUSTED', ...oauthClient } = objectOf(settings.oauthClient)
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
      oauthClient: {
        ...(consentFeature === 'on' ? { consent_method } : {}),
        application_type: 'web',
        ...oauthClient,
      },
    },
    _links: linksOf(origin, id),
  }
}

const linksOf = (origin: string, id: string): Json => {
  const href = `${origin}/api/v1/apps/${id}`
  return {
    self: { href },
    users: { href: `${href}/users` },
    groups: { href: `${href}/groups` },
    deactivate: { href: `${href}/lifecycle/deactivate` },
  }
}
