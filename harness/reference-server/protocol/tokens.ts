import { bodyParser } from '@koa/bodyparser'
import type Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import type Provider from 'oidc-provider'
import { objectOf, textOf } from '../tenant/json.ts'
import type { SigningKey } from '../signing-key.ts'
import { verifiedClaims } from './access-tokens.ts'
import type { Issuer } from './issuer.ts'

/** Sends a request on with this form in place of its body. */
export type Resend = (ctx: Context, form: URLSearchParams) => Promise<void>

class UnreadableBody extends Error {}

const parse = bodyParser({
  enableTypes: ['form', 'json'],
  jsonLimit: '56kb',
  onError: () => {
    throw new UnreadableBody()
  },
})

const formOrJson: Middleware = async (ctx, next) => {
  try {
    await parse(ctx, next)
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error
    ctx.status = 400
    ctx.body = { error: 'invalid_request', error_description: 'The body could not be read.' }
  }
}

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

/** A parsed body as a form again; what is no text is left out. */
export const formOf = (body: unknown): URLSearchParams => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(objectOf(body)))
    for (const item of Array.isArray(value) ? value : [value])
      if (['string', 'number', 'boolean'].includes(typeof item)) form.append(name, String(item))
  return form
}

/** Takes an authorization request that was posted, as Okta's clients may: by sending the user agent to its address. */
export const addPostedRequests = (router: Router, path: string): void => {
  router.post(path, formOrJson, (ctx) => {
    ctx.status = 303
    ctx.redirect(`${ctx.path}?${formOf(ctx.request.body).toString()}`)
  })
}

/** Accepts JSON where the library knows only forms, as Auth0's token endpoint does. */
export const addJsonBodies = (router: Router, paths: readonly string[], resend: Resend): void => {
  router.post([...paths], async (ctx, next) => {
    if (!ctx.is('application/json')) return next()
    await formOrJson(ctx, async () => resend(ctx, formOf(ctx.request.body)))
  })
}
