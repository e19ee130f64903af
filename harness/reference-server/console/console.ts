import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import type { Script } from '../assets.ts'
import { isSameToken } from '../management/api.ts'
import { ManagementFailure } from '../management/failure.ts'
import { createRender } from '../pages/page.ts'
import { objectOf, textOf } from '../tenant/json.ts'
import type { Json } from '../tenant/json.ts'
import { ConsoleSessions, hasFormToken } from './session.ts'
import type { ConsoleSession } from './session.ts'

/** Where every console is, in either dialect. */
export const consolePath = '/console'

/** A page the console's navigation leads to. */
export interface Section {
  /** What its links say. */
  readonly title: string
  /** Its address below the console's, without slashes; also what marks its link (`data-nav`). */
  readonly name: string
  /** The heading it stands under, where the vendor's console has one. */
  readonly group?: string
}

/** A page of the console: what its layout needs. A view finds its own data beside it. */
export interface ConsolePage {
  readonly title: string
  /** The name of the section it belongs to. */
  readonly section: string
  /** The way back, from the section to the page above this one. */
  readonly trail?: readonly { readonly title: string; readonly path: string }[]
  /** Why what was posted could not be done. */
  readonly problem?: string | undefined
  readonly [data: string]: unknown
}

/** Something an administrator posts to a page. */
export interface Task {
  /** Below the console's address; the form is posted to where its page is. */
  readonly path: string
  /** Does it and says so in one sentence. A `ManagementFailure` shows the page again with what was typed. */
  readonly perform: (ctx: Context, fields: Json) => string
  /** Where to go on; default the page of the form. */
  readonly goOn?: (ctx: Context) => string
  /** Shows the page of the form again, with what was typed and why it could not be done. */
  readonly again?: (ctx: Context, typed: Json, problem: string) => void
}

/** A console for administrators: pages behind a session, which begins with the management token. */
export interface Console {
  /** Adds a page at an address below the console's. */
  readonly addPage: (path: string, show: (ctx: Context) => void) => void
  /** Adds what can be posted to a page. */
  readonly addTask: (task: Task) => void
  /** Answers with a view of `assets/views/console/` inside the console's layout. */
  readonly show: (ctx: Context, view: string, page: ConsolePage, status?: number) => void
  /** Answers everything below the console's address. */
  readonly middleware: Middleware
}

const formBody = bodyParser({
  enableTypes: ['form'],
  onError: (_error, ctx) => ctx.throw(400, 'The form could not be read.'),
})

/** Makes a console without pages of its own but the one to sign in on. */
export const createConsole = (parts: {
  /** What it is called on every page. */
  readonly product: string
  readonly sections: readonly Section[]
  /** What its pages load; default no script at all. */
  readonly scripts?: readonly Script[]
  readonly token: string
  readonly publicUrl: URL
}): Console => {
  const { product, sections, token, publicUrl } = parts
  const render = createRender(['simple.min.css', 'console.css'], parts.scripts)
  const sessions = new ConsoleSessions(consolePath, publicUrl)
  const router = new Router({ prefix: consolePath })
  const routes = router.routes()

  const show: Console['show'] = (ctx, view, page, status = 200) => {
    const session = ctx.state.session as ConsoleSession | undefined
    const notice = session?.notice
    if (session) session.notice = undefined
    const layout = { product, sections, base: consolePath, formToken: session?.formToken, notice }
    render(ctx, `console/${view}`, { ...layout, ...page }, status)
    // Unlike the dialog, no form of the console leads anywhere else.
    ctx.append('Content-Security-Policy', "form-action 'self'")
  }
  const showProblem = (ctx: Context, status: number, problem: string) =>
    show(ctx, 'problem', { title: 'This did not work', section: '', problem }, status)
  const goTo = (ctx: Context, path: string) => {
    ctx.status = 303
    ctx.set('Cache-Control', 'no-store')
    ctx.redirect(path)
  }
  const showSignIn = (ctx: Context, problem?: string) =>
    show(
      ctx,
      'sign-in',
      { title: 'Sign in', section: '', problem },
      problem === undefined ? 200 : 401,
    )

  const signInOr = async (ctx: Context, goOn: () => Promise<void>): Promise<void> => {
    if (ctx.state.session) return goOn()
    if (ctx.method !== 'POST') return showSignIn(ctx)
    if (!isSameToken(textOf(fieldsOf(ctx).secret) ?? '', token))
      return showSignIn(ctx, 'This is not the management token.')
    sessions.begin(ctx)
    goTo(ctx, consolePath)
  }

  router.get('/', (ctx) => goTo(ctx, `${consolePath}/${sections[0]?.name ?? ''}`))
  router.post('/sign-out', (ctx) => {
    sessions.end(ctx)
    goTo(ctx, consolePath)
  })

  return {
    show,
    addPage: (path, page) => void router.get(path, (ctx) => page(ctx)),
    addTask: ({ path, perform, goOn, again }) => {
      router.post(path, (ctx) => {
        try {
          const said = perform(ctx, fieldsOf(ctx))
          const session = ctx.state.session as ConsoleSession
          session.notice = said
          goTo(ctx, goOn?.(ctx) ?? ctx.path)
        } catch (failure) {
          if (!(failure instanceof ManagementFailure) || !again) throw failure
          again(ctx, fieldsOf(ctx), failure.message)
        }
      })
    },
    middleware: async (ctx, next) => {
      if (ctx.path !== consolePath && !ctx.path.startsWith(`${consolePath}/`)) return next()
      try {
        if (isFromElsewhere(ctx)) return showProblem(ctx, 403, 'This form came from another site.')
        ctx.state.session = sessions.of(ctx)
        await formBody(ctx, async () =>
          signInOr(ctx, async () => {
            const session = ctx.state.session as ConsoleSession
            if (ctx.method === 'POST' && !hasFormToken(session, fieldsOf(ctx).token))
              return showProblem(ctx, 403, 'This form has expired. Go back and load its page anew.')
            await routes(ctx as Parameters<typeof routes>[0], async () =>
              showProblem(ctx, 404, 'There is no such page.'),
            )
          }),
        )
      } catch (thrown) {
        const status = statusOf(thrown)
        if (status === undefined) throw thrown
        showProblem(ctx, status, (thrown as Error).message)
      }
    },
  }
}

/** What was posted, by field. */
const fieldsOf = (ctx: Context): Json => objectOf(ctx.request.body)

/** Browsers say where a request comes from; whatever does not say so has to know the form's token all the same. */
const isFromElsewhere = (ctx: Context): boolean =>
  ctx.method === 'POST' && ['cross-site', 'same-site'].includes(ctx.get('sec-fetch-site'))

/** The status of a refusal that is the caller's affair; `undefined` for a fault of ours. */
const statusOf = (thrown: unknown): number | undefined => {
  if (thrown instanceof ManagementFailure) return thrown.kind === 'not-found' ? 404 : 400
  if (thrown instanceof URIError) return 400
  const status = thrown instanceof Error && 'status' in thrown ? Number(thrown.status) : 500
  return status < 500 ? status : undefined
}
