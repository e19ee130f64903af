import { errors } from '../protocol/library.ts'
import type { Decision } from '../consent/decision.ts'
import { oktaDisplay } from '../consent/display.ts'
import { oktaTrust } from '../consent/trust.ts'
import { scopesNamed } from '../protocol/requests.ts'
import type { Api, Scope } from '../tenant/api.ts'
import { orgApiId } from './org-server.ts'
import type { ProtocolError, TokenFacts, Vendor } from '../vendor.ts'

const unknownScope = 'One or more scopes are not configured for the authorization server resource.'
const customScope = 'Custom scopes are not allowed for this request.'
const noDefaultScopes =
  "The authorization server resource does not have any configured default scopes, 'scope' must be provided."

// The library's class wants one scope to name; Okta names none.
const invalidScope = (description: string) =>
  new errors.CustomOIDCProviderError('invalid_scope', description)

/** The scopes of a request; without any, those the authorization server has as defaults. Unknown ones are refused. */
const requestedScopes = (
  { api, actor }: { api: Api; actor: string },
  names: readonly string[],
): Scope[] => {
  const scopes =
    names.length === 0
      ? api.scopes.filter(({ isDefault }) => isDefault)
      : scopesNamed(api.scopes, names)
  if (scopes.length === 0 && names.length === 0) throw invalidScope(noDefaultScopes)
  if (scopes.length < names.length)
    throw invalidScope(api.id === orgApiId ? customScope : unknownScope)
  const isAboutUser = names.some((name) => ['profile', 'email', 'address', 'phone'].includes(name))
  if (actor !== 'client' && isAboutUser && !names.includes('openid'))
    throw invalidScope(
      "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
    )
  if (actor === 'client' && names.includes('openid'))
    throw invalidScope("Cannot request 'openid' scopes using client credentials.")
  return scopes
}

/** The documented texts of the error `consent_required`, by who acts. */
const refused = ({ scopes, rule }: Decision, { actor }: { actor: string }): ProtocolError => {
  if (rule === 'not-assigned')
    return new errors.AccessDenied('User is not assigned to the client application.')
  const list = `[${scopes.join(', ')}]`
  const description =
    actor === 'client'
      ? `The following scopes require user consent and cannot be granted for the client credentials grant type: ${list}.`
      : actor === 'password'
        ? `The following scopes require user consent: ${list}. To access protected scopes using the resource owner password grant type, please uncheck 'Require consent' in the app settings or set the 'consent_method' to 'TRUSTED' through the apps API.`
        : `The following scopes require user consent: ${list}.`
  return new errors.ConsentRequired(description)
}

const accessToken = ({ issuer, api, client, user, scopes, jti, iat, exp }: TokenFacts) => ({
  ver: 1,
  jti,
  iss: issuer,
  aud: api.audience,
  iat,
  exp,
  cid: client.id,
  ...(user ? { uid: user.id } : {}),
  scp: scopes,
  sub: user?.username ?? client.id,
})

/** Okta: an issuer for each authorization server, scopes that ask for consent, applications that require it. */
export const okta: Vendor = {
  dialect: 'okta',
  trust: oktaTrust,
  display: oktaDisplay,
  routes: {
    authorization: '/v1/authorize',
    token: '/v1/token',
    userinfo: '/v1/userinfo',
    jwks: '/v1/keys',
    revocation: '/v1/revoke',
    introspection: '/v1/introspect',
    end_session: '/v1/logout',
    pushed_authorization_request: '/v1/par',
    device_authorization: '/v1/device/authorize',
    code_verification: '/activate',
    registration: '/v1/clients',
  },
  scopesOf: (api) => api.scopes,
  requestedScopes: (_tenant, request, names) => requestedScopes(request, names),
  checkRequest: ({ state, response_type: responseType }) => {
    // A device has no response type: it is not sent back anywhere.
    if (responseType !== undefined && state === undefined)
      throw new errors.InvalidRequest(
        "The authentication request has an invalid 'state' parameter.",
      )
  },
  accessToken,
  usesDescriptions: () => true,
  endsWithConsent: true,
  dialog: { accept: 'Allow Access', deny: "Don't Allow", namesApi: false },
  errors: {
    denied: 'The resource owner or authorization server denied the request.',
    loginRequired: 'The client specified not to prompt, but the user is not logged in.',
    refused,
    unknownApi: () => new errors.InvalidTarget('The resource is not the authorization server.'),
    invalidGrantStatus: 400,
    wrongPassword: () =>
      Object.assign(new errors.InvalidGrant('wrong user name or password'), {
        error_description: 'The credentials provided were invalid.',
      }),
  },
}
