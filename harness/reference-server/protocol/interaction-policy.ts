import { errors, interactionPolicy } from './library.ts'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { ConsentRequest } from '../consent/authority.ts'
import type { Decision } from '../consent/decision.ts'
import { makeGrant } from './grants.ts'
import type { Issuer } from './issuer.ts'
import { consentRequestOf } from './requests.ts'

const { Check, Prompt, base } = interactionPolicy

/**
 * When a user is shown a page: the library's own rules for signing in, then one question to the
 * consent authority, which alone says whether there is a dialog.
 */
export const interactionsOf = (issuer: Issuer) => {
  const login = base().get('login')
  if (!login) throw new TypeError('the protocol library has no login prompt')
  for (const check of login.checks) check.description = issuer.vendor.errors.loginRequired
  login.checks.add(
    new Check(
      'account_gone',
      issuer.vendor.errors.loginRequired,
      'login_required',
      (ctx) => ctx.oidc.account === undefined,
    ),
  )
  return [login, consentPrompt(issuer)]
}

const consentPrompt = (issuer: Issuer) => {
  const asked = new WeakMap<KoaContextWithOIDC, Asked>()
  const check = new Check(
    'decision',
    'consent is needed',
    'consent_required',
    async (ctx) => {
      const request = consentRequestOf(issuer, ctx)
      const decision = issuer.authority.decide(request)
      if (decision.outcome === 'refuse') throw issuer.vendor.errors.refused(decision, request)
      if (decision.outcome === 'skip') {
        await goOn(issuer, ctx, request, decision)
        return Check.NO_NEED_TO_PROMPT
      }
      // The decision has the last word: where it asks although the request says prompt=none, there is a dialog.
      if (ctx.oidc.params && ctx.oidc.prompts.has('none')) ctx.oidc.params.prompt = undefined
      asked.set(ctx, askedOf(issuer, request, decision))
      return Check.REQUEST_PROMPT
    },
    (ctx) => ({ ...asked.get(ctx) }),
  )
  const prompt = new Prompt({ name: 'consent', requestable: true }, check)
  // The library would show the dialog for prompt=consent by itself; here that is a rule of the decision.
  prompt.checks.remove('consent_prompt')
  return prompt
}

/** What a dialog asks about, kept with the interaction so that nothing posted can widen it. */
export interface Asked {
  readonly apiId: string
  readonly scopes: readonly string[]
  /** Those of the scopes that the user may leave out. */
  readonly optional: readonly string[]
  /** Of whom the dialog speaks, should others get their ids (`GrantStore.generation`). */
  readonly generation: string
}

const askedOf = (
  { tenant }: Issuer,
  { api, client, scopes, userId = '' }: ConsentRequest,
  decision: Decision,
): Asked => ({
  apiId: api.id,
  generation: tenant.grants.generation({ userId, clientId: client.id, apiId: api.id }),
  scopes: decision.scopes,
  optional: scopes.filter(({ optional }) => optional).map(({ name }) => name),
})

/** Goes on with exactly the decided scopes. */
const goOn = async (
  issuer: Issuer,
  ctx: KoaContextWithOIDC,
  request: ConsentRequest,
  { scopes }: Decision,
): Promise<void> => {
  const { userId } = request
  if (userId === undefined || scopes.length === 0)
    throw new errors.AccessDenied('None of the requested scopes is available to the application.')
  const grant = await makeGrant(issuer, ctx.oidc.provider, { ...request, userId }, scopes)
  ctx.oidc.entity('Grant', grant)
  ctx.oidc.session?.ensureClientContainer(request.client.id)
  ctx.oidc.session?.grantIdFor(request.client.id, grant.jti)
}
