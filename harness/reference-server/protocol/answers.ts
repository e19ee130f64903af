import type { Context, Middleware } from 'koa'
import { objectOf, textOf } from '../tenant/json.ts'
import type { Issuer } from './issuer.ts'

/** What the library answers, put into the vendor's form where the two differ. */
export const shapeAnswers =
  (issuer: Issuer): Middleware =>
  async (ctx, next) => {
    await next()
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
