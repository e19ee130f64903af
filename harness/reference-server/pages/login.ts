import type { Context } from 'koa'
import { authenticate } from '../tenant/authenticate.ts'
import { textOf } from '../tenant/json.ts'
import type { Json } from '../tenant/json.ts'
import type { Visit } from './visit.ts'

/** Shows the login page. */
export const showLogin = (ctx: Context, visit: Visit, problem?: string): void => {
  const { issuer, interaction, formToken } = visit
  const client = issuer.tenant.clients.get(textOf(interaction.params.client_id) ?? '')
  const username = textOf(interaction.params.login_hint)
  issuer.pages.render(
    ctx,
    'login',
    { formToken, application: client?.name, logo: client?.logoUri, username, problem },
    problem === undefined ? 200 : 401,
  )
}

/** Takes the login form and goes on with the authorization, or shows the page again. */
export const signIn = async (ctx: Context, visit: Visit, form: Json): Promise<void> => {
  const { provider, issuer } = visit
  const username = textOf(form.username) ?? ''
  const user = authenticate(issuer.tenant, username, textOf(form.password) ?? '')
  if (!user) return showLogin(ctx, visit, 'Wrong user name or password.')
  const returnTo = await provider.interactionResult(ctx.req, ctx.res, {
    login: { accountId: user.id },
  })
  await leaveOtherAccount(visit, user.id)
  ctx.status = 303
  ctx.redirect(returnTo)
  ctx.set('Cache-Control', 'no-store')
}

/**
 * Empties the session when somebody else was signed in. The library would send the user agent
 * through a page of its own that needs a script.
 */
const leaveOtherAccount = async (
  { provider, interaction }: Visit,
  accountId: string,
): Promise<void> => {
  const uid = interaction.session?.uid
  const session = uid === undefined ? undefined : await provider.Session.findByUid(uid)
  if (!session || session.accountId === accountId) return
  delete session.accountId
  delete session.authorizations
  await session.persist()
}
