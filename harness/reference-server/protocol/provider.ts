import { Provider, errors } from './library.ts'
import type { Configuration, JWK } from 'oidc-provider'
import type OidcProvider from 'oidc-provider'
import { claimsByScope, findAccount } from './accounts.ts'
import { shapeAccessToken } from './access-tokens.ts'
import { shapeAnswers } from './answers.ts'
import { clientCredentialsGrant } from './client-credentials.ts'
import { clientAdapter, passwordGrantType, responseTypes } from './clients.ts'
import { interactionsOf } from './interaction-policy.ts'
import { apiByResource, resourceOf } from './issuer.ts'
import type { Issuer } from './issuer.ts'
import { passwordGrant } from './password-grant.ts'
import { namedApi, restoreScopes, scopesParameter } from './requests.ts'
import { storageAdapter } from './storage.ts'
import { resourceServerInfo } from './token-requests.ts'

/** How long things last, in seconds. */
const lifetimes = {
  AccessToken: 86_400,
  AuthorizationCode: 300,
  ClientCredentials: 86_400,
  DeviceCode: 900,
  Grant: 30 * 86_400,
  IdToken: 36_000,
  Interaction: 3_600,
  RefreshToken: 30 * 86_400,
  Session: 86_400,
}

/** The library's check of client metadata: documented for overriding, missing from its types. */
interface ClientSchema {
  invalidate(message: string, code?: string): void
}

/** What the library finds fault with and we do not. */
const ownRules =
  /^(post_logout_)?redirect_uris (must only contain web|for web clients)|^scope must only contain/

/** The protocol side of one issuer: `oidc-provider` with the decision, the tenant and the pages plugged in. */
export const createProvider = (issuer: Issuer, key: JWK): OidcProvider => {
  const provider: OidcProvider = new Provider(issuer.url, configurationOf(issuer, key))
  // Client metadata comes from our own management APIs, which have their vendor's rules for callbacks; the library's are stricter.
  // Nor does it know the scopes of our APIs.
  const { prototype } = (provider.Client as unknown as { Schema: { prototype: ClientSchema } })
    .Schema
  const invalidate = prototype.invalidate.bind(prototype)
  prototype.invalidate = (message, code) => {
    if (!ownRules.test(message)) invalidate(message, code)
  }
  const serviceParameters = ['scope', 'audience', 'resource']
  provider.registerGrantType(
    'client_credentials',
    clientCredentialsGrant(issuer),
    serviceParameters,
  )
  provider.registerGrantType(passwordGrantType, passwordGrant(issuer), [
    ...serviceParameters,
    'username',
    'password',
  ])
  provider.use(shapeAnswers(issuer, provider))
  provider.proxy = true
  return provider
}

const configurationOf = (issuer: Issuer, key: JWK): Configuration => ({
  adapter: (model) =>
    model === 'Client' ? clientAdapter(issuer) : storageAdapter(issuer.storage, issuer.url, model),
  claims: claimsByScope,
  clientBasedCORS: () => true,
  conformIdTokenClaims: false,
  cookies: {
    keys: [issuer.tenant.secret],
    names: cookieNames(issuer),
    long: { httpOnly: true, sameSite: 'lax', signed: true },
    short: { httpOnly: true, sameSite: 'lax', signed: true },
  },
  // A token lives on when its user signs out or another application is authorized.
  expiresWithSession: () => false,
  extraParams: { audience: null, [scopesParameter]: restoreScopes(issuer) },
  features: {
    claimsParameter: { enabled: true },
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    deviceFlow: { enabled: true, ...issuer.pages.device },
    dPoP: { enabled: false },
    introspection: {
      enabled: true,
      // No client here is a resource server, so each is told of its own tokens alone (RFC 7662 section 4).
      allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
    },
    registration: { enabled: issuer.registerClient !== undefined },
    resourceIndicators: {
      enabled: true,
      defaultResource: (ctx, _client, oneOf) => oneOf ?? resourceOf(namedApi(issuer, ctx)),
      getResourceServerInfo: (_ctx, resource) => {
        const api = apiByResource(issuer, resource)
        if (!api?.active) throw new errors.InvalidTarget()
        return resourceServerInfo(api)
      },
      useGrantedResource: () => true,
    },
    requestObjects: { enabled: true },
    rpInitiatedLogout: { enabled: true, ...issuer.pages.logout },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
    },
  },
  findAccount: findAccount(issuer),
  formats: { customizers: { jwt: shapeAccessToken(issuer) } },
  interactions: {
    policy: interactionsOf(issuer),
    url: (_ctx, interaction) => `${issuer.mountPath}/interaction/${interaction.uid}`,
  },
  issueRefreshToken: (_ctx, client, source) =>
    client.grantTypeAllowed('refresh_token') && source.scopes.has('offline_access'),
  jwks: { keys: [key] },
  // Each authorization gets a grant of its own from the decision; none is carried over.
  loadExistingGrant: () => undefined,
  pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
  renderError: issuer.pages.renderError,
  responseTypes: [...responseTypes],
  // Else nobody would notice that one was stolen (RFC 9700 section 4.14.2).
  rotateRefreshToken: ({ oidc }) => oidc.client?.clientAuthMethod === 'none',
  routes: { ...issuer.vendor.routes },
  scopes: ['openid', 'offline_access'],
  ttl: lifetimes,
})

const cookieNames = ({ vendor: { dialect } }: Issuer) => ({
  session: `${dialect}_session`,
  interaction: `${dialect}_interaction`,
  resume: `${dialect}_resume`,
})
