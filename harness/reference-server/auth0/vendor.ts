import { errors } from '../protocol/library.ts'
import { auth0Display } from '../consent/display.ts'
import { auth0Trust } from '../consent/trust.ts'
import { scopesNamed } from '../protocol/requests.ts'
import { oidcScopes, userInfoApiId } from '../tenant/api.ts'
import type { Api, Scope } from '../tenant/api.ts'
import type { Client } from '../tenant/client.ts'
import { objectOf } from '../tenant/json.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { ProtocolError, TokenFacts, Vendor } from '../vendor.ts'

const scope = (name: string, description?: string): Scope => ({
  id: name,
  name,
  consent: 'flexible',
  optional: false,
  isDefault: false,
  isPublished: true,
  document: { value: name, ...(description === undefined ? {} : { description }) },
  ...(description === undefined ? {} : { description }),
})

/** A scope of an API. Nothing keeps a service from it, so it is flexible in the decision's terms. */
export const auth0Scope = scope

/** The user's own information: what a request without an audience is about. */
export const userInfoApi = (issuer: string): Api => ({
  id: userInfoApiId,
  name: 'your account',
  audience: `${issuer}userinfo`,
  scopes: [],
  allowsSkipping: true,
  allowsOffline: true,
  tokenLifetime: 86_400,
  active: true,
  document: {},
})

const own = oidcScopes.map((name) => scope(name))

const scopesOf = (api: Api): Scope[] => [
  ...own.filter(({ name }) => name !== 'offline_access' || api.allowsOffline),
  ...api.scopes,
]

/** An error of the token endpoint with a status the library has no class for. */
const refusal = (status: number, code: string, description: string): ProtocolError =>
  Object.assign(new errors.CustomOIDCProviderError(code, description), {
    status,
    statusCode: status,
  })

/** The scopes a client may have for itself: those of its client grant, all of them when it names none. */
const serviceScopes = (
  tenant: Tenant,
  { api, client }: { api: Api; client: { id: string } },
  names: readonly string[],
): Scope[] => {
  const grant = [...tenant.clientGrants.values()].find(
    ({ clientId, audience }) => clientId === client.id && audience === api.audience,
  )
  if (!grant)
    throw refusal(
      403,
      'access_denied',
      `Client is not authorized to access "${api.audience}". You need to create a "client-grant" associated to this API.`,
    )
  const granted = scopesNamed(api.scopes, grant.scopes)
  if (names.length === 0) return granted
  const found = scopesNamed(granted, names)
  if (found.length > 0) return found
  throw refusal(403, 'access_denied', `Client has not been granted scopes: ${names.join(', ')}`)
}

/** What a client may ask for: everything, unless it was registered for certain scopes. */
const ofClient = ({ scopes }: Client, names: readonly string[]): readonly string[] =>
  scopes === undefined ? names : names.filter((name) => scopes.includes(name))

const accessToken = ({ issuer, api, client, user, scopes, jti, iat, exp }: TokenFacts) => ({
  iss: issuer,
  sub: user?.id ?? `${client.id}@clients`,
  aud: user && scopes.includes('openid') ? [api.audience, `${issuer}userinfo`] : api.audience,
  iat,
  exp,
  ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}),
  ...(user ? {} : { gty: 'client-credentials' }),
  azp: client.id,
  jti,
})

/** Auth0: one issuer, APIs named by `audience`, first-party applications that may skip. */
export const auth0: Vendor = {
  dialect: 'auth0',
  trust: auth0Trust(),
  display: auth0Display,
  routes: {
    authorization: '/authorize',
    token: '/oauth/token',
    userinfo: '/userinfo',
    jwks: '/.well-known/jwks.json',
    revocation: '/oauth/revoke',
    introspection: '/oauth/introspect',
    end_session: '/oidc/logout',
    pushed_authorization_request: '/oauth/par',
    device_authorization: '/oauth/device/code',
    code_verification: '/activate',
    registration: '/oidc/register',
  },
  scopesOf,
  requestedScopes: (tenant, request, names) =>
    request.actor === 'client'
      ? serviceScopes(tenant, request, names)
      : scopesNamed(scopesOf(request.api), ofClient(request.client, names)),
  checkRequest: () => {},
  accessToken,
  usesDescriptions: (tenant) =>
    objectOf(tenant.settings.flags).use_scope_descriptions_for_consent === true,
  endsWithConsent: true,
  endsConsentWithToken: (tenant) =>
    objectOf(tenant.settings.flags).revoke_refresh_token_grant === true,
  dialog: { accept: 'Accept', deny: 'Decline', namesApi: true },
  errors: {
    denied: 'User did not authorize the request',
    loginRequired: 'Login required',
    refused: ({ scopes, because }, { actor }) => {
      if (actor === 'user') return new errors.ConsentRequired('Consent required')
      return refusal(403, 'access_denied', `Not granted: ${scopes.join(' ')}, because ${because}.`)
    },
    unknownApi: (name) => refusal(403, 'access_denied', `Service not found: ${name}`),
    invalidGrantStatus: 403,
    wrongPassword: () => refusal(403, 'invalid_grant', 'Wrong email or password.'),
  },
}
