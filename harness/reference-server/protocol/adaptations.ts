import { bodyParser } from '@koa/bodyparser'
import type Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import { objectOf } from '../tenant/json.ts'
import type { IssuerRoutes } from '../vendor.ts'

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

/** Reads a form, or a JSON object as if it were one. */
export const formOrJson: Middleware = async (ctx, next) => {
  try {
    await parse(ctx, next)
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error
    ctx.status = 400
    ctx.body = { error: 'invalid_request', error_description: 'The body could not be read.' }
  }
}

/** A parsed body as a form again; what is no text is left out. */
export const formOf = (body: unknown): URLSearchParams => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(objectOf(body)))
    for (const item of Array.isArray(value) ? value : [value])
      if (['string', 'number', 'boolean'].includes(typeof item)) form.append(name, String(item))
  return form
}

/** Takes requests in forms that the vendors' servers take and the library does not. */
export const addAdaptations = (router: Router, routes: IssuerRoutes, resend: Resend): void => {
  // JSON at the token endpoint: what Auth0's own documents show.
  router.post([routes.token, routes.pushed_authorization_request], async (ctx, next) => {
    if (!ctx.is('application/json')) return next()
    await formOrJson(ctx, async () => resend(ctx, formOf(ctx.request.body)))
  })
  // An authorization request by POST, as OpenID Connect Core section 3.1.2.1 has it.
  router.post(routes.authorization, formOrJson, (ctx) => {
    ctx.status = 303
    ctx.redirect(`${ctx.path}?${formOf(ctx.request.body).toString()}`)
  })
  // A device's code in the address: the library would post it by a script, the page shows it for the user to send.
  router.get(routes.code_verification, (ctx, next) => {
    const { user_code: code } = ctx.query
    if (typeof code !== 'string') return next()
    ctx.redirect(`${ctx.path}?${new URLSearchParams({ code }).toString()}`)
  })
}
