import type Router from '@koa/router'
import type Provider from 'oidc-provider'
import type { SigningKey } from '../signing-key.ts'
import { textOf } from '../tenant/json.ts'
import { verifiedClaims } from './access-tokens.ts'
import { formOf, formOrJson } from './adaptations.ts'
import type { Resend } from './adaptations.ts'
import type { Issuer } from './issuer.ts'

/**
 * Lets our JWT access tokens be introspected, revoked and used at userinfo. The library turns
 * structured tokens away; what it does know is the record kept under the token's id.
 */
export const addTokenRoutes = (
  router: Router,
  issuer: Issuer,
  provider: Provider,
  key: SigningKey,
  resend: Resend,
): void => {
  const { routes } = issuer.vendor

  router.post([routes.introspection, routes.revocation], formOrJson, async (ctx) => {
    const form = formOf(ctx.request.body)
    const token = form.get('token') ?? ''
    if (looksLikeJwt(token)) {
      const claims = await verifiedClaims(key, issuer, token)
      // A forged token must not pass for the one whose id it names.
      form.set('token', textOf(claims?.jti) ?? 'unknown')
    }
    await resend(ctx, form)
  })

  router.all(routes.userinfo, async (ctx, next) => {
    const token = /^Bearer (\S+)$/i.exec(ctx.get('authorization'))?.[1]
    if (token === undefined || !looksLikeJwt(token)) return next()
    const claims = await verifiedClaims(key, issuer, token)
    const record = await provider.AccessToken.find(textOf(claims?.jti) ?? '')
    const user = record && issuer.tenant.users.get(record.accountId)
    const grant = record && (await provider.Grant.find(record.grantId))
    if (!record || !grant || !user?.active || !record.scopes.has('openid')) {
      ctx.status = 401
      ctx.set('WWW-Authenticate', 'Bearer error="invalid_token"')
      ctx.body = { error: 'invalid_token', error_description: 'The access token is not valid.' }
      return
    }
    const client = await provider.Client.find(record.clientId ?? '')
    if (!client) return ctx.throw(401)
    const result = new provider.Claims({ ...user.claims, sub: user.id }, { client })
    ctx.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' })
    ctx.body = await result.scope([...record.scopes].join(' ')).result()
  })
}

const looksLikeJwt = (token: string) => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)
