import { createHmac, timingSafeEqual } from 'node:crypto'
import { bodyParser } from '@koa/bodyparser'
import type Router from '@koa/router'
import type { Context } from 'koa'
import type Provider from 'oidc-provider'
import { objectOf, textOf } from '../tenant/json.ts'
import type { Json } from '../tenant/json.ts'
import type { Issuer } from '../protocol/issuer.ts'
import { answerConsent, showConsent } from './consent.ts'
import { showLogin, signIn } from './login.ts'
import type { Visit } from './visit.ts'

// A form that cannot be read counts as one without a token.
const formBody = bodyParser({
  enableTypes: ['form'],
  onError: (_error, ctx) => {
    ctx.request.body = {}
  },
})

/**
 * The login page and the consent dialog. A visit belongs to one user agent: the library finds the
 * interaction by a cookie for exactly this address, and a form must carry the token of its page
 * besides. What is asked for is read from the interaction alone, never from the address or the form.
 */
export const addInteractionPages = (router: Router, issuer: Issuer, provider: Provider): void => {
  const path = '/interaction/:uid'

  router.get(path, async (ctx) => {
    const visit = await visitOf(issuer, provider, ctx)
    if (visit?.interaction.prompt.name === 'login') return showLogin(ctx, visit)
    if (visit?.interaction.prompt.name === 'consent') return showConsent(ctx, visit)
    showExpired(ctx, issuer)
  })

  router.post(path, formBody, async (ctx) => {
    const visit = await visitOf(issuer, provider, ctx)
    const form = objectOf(ctx.request.body)
    if (!visit || !hasToken(visit, form)) return showExpired(ctx, issuer)
    if (visit.interaction.prompt.name === 'login') return signIn(ctx, visit, form)
    if (visit.interaction.prompt.name === 'consent') return answerConsent(ctx, visit, form)
    showExpired(ctx, issuer)
  })
}

const visitOf = async (
  issuer: Issuer,
  provider: Provider,
  ctx: Context,
): Promise<Visit | undefined> => {
  // Rejects without the cookie, after the interaction's end, and when somebody else has signed in meanwhile.
  const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined)
  if (!interaction || interaction.uid !== ctx.params.uid) return undefined
  const formToken = createHmac('sha256', issuer.tenant.secret)
    .update(`form of ${interaction.uid}`)
    .digest('base64url')
  return { issuer, provider, interaction, formToken }
}

const hasToken = ({ formToken }: Visit, form: Json): boolean => {
  const given = Buffer.from(textOf(form.token) ?? '')
  const expected = Buffer.from(formToken)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const showExpired = (ctx: Context, { pages }: Issuer) =>
  pages.render(
    ctx,
    'error',
    {
      code: 'invalid_request',
      message:
        'This page has expired or belongs to another browser. Go back to the application and start again.',
    },
    400,
  )
