import { errors } from './library.ts'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Answer, ConsentRequest } from '../consent/authority.ts'
import type { Api, Scope } from '../tenant/api.ts'
import type { Client } from '../tenant/client.ts'
import { objectOf, textOf, textsOf } from '../tenant/json.ts'
import { apiByResource } from './issuer.ts'
import type { Issuer } from './issuer.ts'

/**
 * The parameter that carries the scopes of a request past the library, which drops `offline_access`
 * unless the request also says `prompt=consent`; neither vendor demands that. Its value is never
 * taken from a front-channel request.
 */
export const scopesParameter = 'requested_scope'

/** The client of a request, as the tenant knows it. */
export const clientOf = (issuer: Issuer, ctx: KoaContextWithOIDC): Client => {
  const id = ctx.oidc.client?.clientId
  const client = id === undefined ? undefined : issuer.tenant.clients.get(id)
  if (!client?.active) throw new errors.InvalidClient('client is invalid', 'client not found')
  return client
}

/** The API a request is about. */
export const apiOf = (issuer: Issuer, ctx: KoaContextWithOIDC): Api => {
  const resource = ctx.oidc.params?.resource
  if (Array.isArray(resource) && resource.length > 1)
    throw new errors.InvalidTarget('only one resource may be asked for at a time')
  const name = textOf(Array.isArray(resource) ? resource[0] : resource)
  const api = name === undefined ? issuer.findApi(undefined) : apiByResource(issuer, name)
  if (!api?.active) throw new errors.InvalidTarget()
  return api
}

/** The API a request names by the vendor's own parameter; throws the vendor's error for one that does not exist. */
export const namedApi = (issuer: Issuer, ctx: KoaContextWithOIDC): Api => {
  const name = textOf(ctx.oidc.params?.audience) ?? textOf(ctx.oidc.body?.audience)
  const api = issuer.findApi(name)
  if (!api?.active) throw issuer.vendor.errors.unknownApi(name ?? issuer.url)
  return api
}

/** Restores the scopes the client asked for and lets the vendor refuse or drop those it does not know. */
export const restoreScopes =
  (issuer: Issuer) =>
  (ctx: KoaContextWithOIDC, carried: unknown): void => {
    const { params, entities } = ctx.oidc
    if (!params) return
    issuer.vendor.checkRequest({ ...params })
    const form = ctx.method === 'POST' ? ctx.oidc.body : ctx.query
    const sent = scopeOfObject(form?.request) ?? form?.scope
    const wanted = textOf(entities.PushedAuthorizationRequest ? carried : sent) ?? ''
    const client = clientOf(issuer, ctx)
    const names = scopeNames(wanted, client, params.response_type)
    const scopes = issuer.vendor.requestedScopes(
      issuer.tenant,
      { actor: 'user', api: apiOf(issuer, ctx), client },
      names,
    )
    const known = scopes.map(({ name }) => name).join(' ')
    params[scopesParameter] = known || undefined
    params.scope = known || undefined
  }

/** The scopes of a request object (RFC 9101), which the library has verified by then; `undefined` where there is none. */
const scopeOfObject = (request: unknown): string | undefined => {
  const payload = textOf(request)?.split('.')[1]
  if (payload === undefined) return undefined
  return textOf(objectOf(JSON.parse(Buffer.from(payload, 'base64url').toString())).scope)
}

/** The scopes of a request, each once, without offline access for a client that could not use it. */
export const scopeNames = (scope: string, client: Client, responseType?: unknown): string[] =>
  [...new Set(scope.split(' ').filter(Boolean))].filter(
    (name) => name !== 'offline_access' || mayGoOffline(client, responseType),
  )

const mayGoOffline = (client: Client, responseType: unknown) =>
  client.grantTypes.includes('refresh_token') &&
  (textOf(responseType)?.split(' ').includes('code') ?? true)

/** The request of a user in a user agent, as the decision needs it. */
export const consentRequestOf = (issuer: Issuer, ctx: KoaContextWithOIDC): ConsentRequest => {
  const client = clientOf(issuer, ctx)
  const api = apiOf(issuer, ctx)
  const names = textOf(ctx.oidc.params?.scope)?.split(' ') ?? []
  const redirectUri = textOf(ctx.oidc.params?.redirect_uri)
  const answer = ctx.oidc.result?.consent
  return {
    actor: 'user',
    client,
    api,
    scopes: scopesNamed(issuer.vendor.scopesOf(api), names),
    prompt: ctx.oidc.prompts,
    ...(ctx.oidc.account ? { userId: ctx.oidc.account.accountId } : {}),
    ...(redirectUri === undefined ? {} : { redirectUri }),
    ...(answer === undefined ? {} : { answer: answerOf(answer) }),
  }
}

/** The scopes of these names in the order of the names; unknown names are passed over. */
export const scopesNamed = (scopes: readonly Scope[], names: readonly string[]): Scope[] =>
  names.flatMap((name) => scopes.find((scope) => scope.name === name) ?? [])

/** The answer as an interaction carries it. */
export const answerOf = (value: unknown): Answer => {
  const { granted, declined } = objectOf(value)
  return { granted: textsOf(granted), declined: textsOf(declined) }
}
