import Router from '@koa/router'
import type { Middleware } from 'koa'
import { addInteractionPages } from '../pages/interaction.ts'
import type { SigningKey } from '../signing-key.ts'
import { addAdaptations } from './adaptations.ts'
import type { Resend } from './adaptations.ts'
import { forward } from './forward.ts'
import type { Issuer } from './issuer.ts'
import { createProvider } from './provider.ts'
import { addTokenRoutes } from './tokens.ts'

/** Everything below one issuer's address: its pages, its tokens, and the protocol library behind them. */
export const mountIssuer = (issuer: Issuer, key: SigningKey, publicUrl: URL): Middleware => {
  const { mountPath, vendor } = issuer
  const provider = createProvider(issuer, key.jwk)
  provider.on('server_error', (_ctx, error) => issuer.log(`error: ${error.stack}`))
  const handler = provider.callback()
  const resend: Resend = (ctx, form) => forward(ctx, handler, { publicUrl, mountPath, form })

  const router = new Router({ prefix: mountPath })
  addInteractionPages(router, issuer, provider)
  addTokenRoutes(router, issuer, provider, key, resend)
  addAdaptations(router, vendor.routes, resend)
  issuer.addRoutes?.(router, provider)
  const own = router.routes()

  return async (ctx, next) =>
    own(ctx as Parameters<typeof own>[0], async () => {
      // A look at the headers alone must not authorize anything.
      if (ctx.method === 'HEAD' && !ctx.path.includes('/.well-known/')) {
        ctx.status = 405
        ctx.set('Allow', 'GET')
        return
      }
      if (ctx.path.startsWith(`${mountPath}/`))
        return forward(ctx, handler, { publicUrl, mountPath })
      await next()
    })
}
