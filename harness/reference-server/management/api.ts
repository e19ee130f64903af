import { createHash, timingSafeEqual } from 'node:crypto'
import Router from '@koa/router'
import type { Context, Middleware, Next } from 'koa'
import { jsonBody } from './body.ts'
import { ManagementFailure } from './failure.ts'

/** How a vendor guards its management API and words its refusals. */
export interface ManagementStyle {
  /** What every path begins with, such as `/api/v2`. */
  readonly prefix: string
  /** Throws a failure for a request without the right credentials. */
  readonly authenticate: (ctx: Context) => void | Promise<void>
  readonly refuse: (ctx: Context, failure: ManagementFailure) => void
  readonly log: (line: string) => void
}

/** A management API: its router, and the middleware that guards it. Resources add their routes to the router. */
export const createManagementApi = (
  style: ManagementStyle,
): { router: Router; middleware: Middleware } => {
  const router = new Router({ prefix: style.prefix })
  const routes = router.routes()

  const middleware: Middleware = async (ctx: Context, next: Next) => {
    if (ctx.path !== style.prefix && !ctx.path.startsWith(`${style.prefix}/`)) return next()
    ctx.set('Cache-Control', 'no-store')
    try {
      await style.authenticate(ctx)
      await jsonBody(ctx, async () => {
        await routes(ctx as Parameters<typeof routes>[0], async () => refuseUnrouted(ctx, router))
      })
    } catch (thrown) {
      style.refuse(ctx, asFailure(thrown, style.log))
    }
  }
  return { router, middleware }
}

const refuseUnrouted = (ctx: Context, router: Router): never => {
  const isKnown = router.match(ctx.path, ctx.method).path.length > 0
  throw isKnown
    ? new ManagementFailure('not-allowed', `${ctx.method} is not allowed on "${ctx.path}"`)
    : new ManagementFailure('not-found', `there is nothing at "${ctx.path}"`)
}

/** Anything thrown as a failure: a broken path or query is the caller's fault, everything else is ours and logged. */
const asFailure = (thrown: unknown, log: (line: string) => void): ManagementFailure => {
  if (thrown instanceof ManagementFailure) return thrown
  if (
    thrown instanceof URIError ||
    (thrown instanceof Error && 'status' in thrown && thrown.status === 400)
  )
    return new ManagementFailure('malformed', 'the address is not well-formed')
  log(`error: ${thrown instanceof Error ? thrown.stack : String(thrown)}`)
  return new ManagementFailure('internal', 'the server failed')
}

/** Whether a token is the right one, in a time that does not tell how much of it is. */
export const isSameToken = (given: string, expected: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
