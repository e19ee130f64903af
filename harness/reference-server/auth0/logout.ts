import type Router from '@koa/router'
import type Provider from 'oidc-provider'
import type { Pages } from '../pages/page.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { textOf, textsOf } from '../tenant/json.ts'

/** `GET /v2/logout`: signs the user out without asking, and on to `returnTo` where the client or the tenant allows it. */
export const addLogout = (
  router: Router,
  provider: Provider,
  { tenant, pages }: { tenant: Tenant; pages: Pages },
): void => {
  router.get('/v2/logout', async (ctx) => {
    const returnTo = textOf(ctx.query.returnTo)
    const client = tenant.clients.get(textOf(ctx.query.client_id) ?? '')
    const allowed = client?.logoutUris ?? textsOf(tenant.settings.allowed_logout_urls)
    if (returnTo !== undefined && !allowed.includes(returnTo)) {
      const message = `The "returnTo" address "${returnTo}" is not among the Allowed Logout URLs.`
      return pages.render(ctx, 'error', { code: 'invalid_request', message }, 400)
    }
    const session = await provider.Session.get(ctx)
    if (session.accountId !== undefined) await session.destroy()
    if (returnTo === undefined) return pages.render(ctx, 'signed-out', {})
    ctx.redirect(returnTo)
  })
}
