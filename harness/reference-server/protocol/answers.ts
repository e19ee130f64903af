import type { Context, Middleware } from 'koa'
import type { errors, KoaContextWithOIDC } from 'oidc-provider'
import type Provider from 'oidc-provider'
import { objectOf, textOf } from '../tenant/json.ts'
import type { Issuer } from './issuer.ts'

/** What the library answers, put into the vendor's form where the two differ. */
export const shapeAnswers = (issuer: Issuer, provider: Provider): Middleware => {
  const failures = new WeakMap<Context, errors.OIDCProviderError>()
  provider.on('authorization.error', (ctx, error) => {
    if (leadsAstray(issuer, ctx)) failures.set(ctx, error)
  })
  return async (ctx, next) => {
    await next()
    const failure = failures.get(ctx)
    if (failure) return showUnsent(ctx, issuer, failure)
    const body = objectOf(ctx.body)
    switch (routeOf(ctx)) {
      case 'discovery':
        ctx.body = { ...body, ...issuer.discovery(), scopes_supported: publishedScopes(issuer) }
        break
      case 'introspection':
        if (body.active === true) ctx.body = { ...body, ...namesOf(issuer, body) }
        break
      case 'token':
        if (body.error === 'invalid_grant') ctx.status = issuer.vendor.errors.invalidGrantStatus
        break
      case 'authorization':
      case 'resume':
        // Both vendors, and RFC 6749 section 4.1.2, answer with 302 where the library says 303.
        if (ctx.method === 'GET' && ctx.status === 303) ctx.status = 302
        break
      default:
    }
  }
}

/**
 * Whether an error would send somebody away whom nobody knows yet, to an application for which nobody
 * vouches: its registration would make any address look like one of ours (RFC 9700 section 4.11.2,
 * which excepts silent requests).
 */
const leadsAstray = ({ tenant }: Issuer, { oidc }: KoaContextWithOIDC): boolean =>
  tenant.registeredThemselves.has(oidc.client?.clientId ?? '') &&
  oidc.session?.accountId === undefined &&
  !oidc.prompts.has('none')

const showUnsent = (ctx: Context, { pages }: Issuer, error: errors.OIDCProviderError): void => {
  ctx.remove('location')
  const message = `${error.error_description ?? error.message}. Go back to the application.`
  pages.render(ctx, 'error', { code: error.error, message }, 400)
}

const routeOf = (ctx: Context): string | undefined =>
  'oidc' in ctx ? (ctx.oidc as { route: string }).route : undefined

const publishedScopes = ({ vendor, findApi }: Issuer): string[] => {
  const api = findApi(undefined)
  return api ? vendor.scopesOf(api).flatMap((s) => (s.isPublished ? [s.name] : [])) : []
}

const namesOf = ({ tenant }: Issuer, { sub }: { sub?: unknown }) => {
  const user = tenant.users.get(textOf(sub) ?? '')
  return user ? { username: user.username, uid: user.id } : {}
}
