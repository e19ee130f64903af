import type { TokenEndpointGrantContext } from 'oidc-provider'
import type { ConsentRequest } from '../consent/authority.ts'
import type { Api } from '../tenant/api.ts'
import { textOf } from '../tenant/json.ts'
import { oidcScopes } from '../tenant/api.ts'
import { resourceOf } from './issuer.ts'
import type { Issuer } from './issuer.ts'
import { clientOf, namedApi, scopeNames } from './requests.ts'

/** What a client asks for at the token endpoint without a user agent, as the decision needs it. */
export const tokenRequestOf = (
  issuer: Issuer,
  ctx: TokenEndpointGrantContext,
  actor: 'client' | 'password',
  userId?: string,
): ConsentRequest => {
  const client = clientOf(issuer, ctx)
  const api = namedApi(issuer, ctx)
  const names = scopeNames(textOf(ctx.oidc.params.scope) ?? '', client)
  return {
    actor,
    client,
    api,
    scopes: issuer.vendor.requestedScopes(issuer.tenant, { actor, api, client }, names),
    prompt: new Set(),
    ...(userId === undefined ? {} : { userId }),
  }
}

/** The scopes to issue to such a request; throws the vendor's error when the decision is anything but to skip. */
export const decidedScopes = (issuer: Issuer, request: ConsentRequest): readonly string[] => {
  const decision = issuer.authority.decide(request)
  if (decision.outcome === 'skip') return decision.scopes
  throw issuer.vendor.errors.refused(decision, request)
}

/** What the library wants to know of an API whose tokens it makes. */
export const resourceServerInfo = (api: Api) => ({
  audience: api.audience,
  // The scopes of OpenID Connect too, so that one token carries both.
  scope: [...new Set([...api.scopes.map(({ name }) => name), ...oidcScopes])].join(' '),
  accessTokenTTL: api.tokenLifetime,
  accessTokenFormat: 'jwt' as const,
  jwt: { sign: { alg: 'RS256' as const } },
})

/** The API as the library's own object, for tokens made outside its grant types; none for the user's own information. */
export const resourceServerOf = (ctx: TokenEndpointGrantContext, api: Api) => {
  const resource = resourceOf(api)
  return resource === undefined
    ? undefined
    : new ctx.oidc.provider.ResourceServer(resource, resourceServerInfo(api))
}
