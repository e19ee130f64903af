import type { Context } from 'koa'
import type { DisplayLine } from '../consent/display.ts'
import { callbackHost } from '../consent/trust.ts'
import type { Issuer } from '../protocol/issuer.ts'
import { answerOf, scopesNamed } from '../protocol/requests.ts'
import type { Asked } from '../protocol/interaction-policy.ts'
import { oidcScopes } from '../tenant/api.ts'
import type { Api, Scope } from '../tenant/api.ts'
import { objectOf, textOf, textsOf } from '../tenant/json.ts'
import type { Json } from '../tenant/json.ts'
import type { Visit } from './visit.ts'

/** What the dialog is about; `undefined` when the API is gone. */
interface Subject {
  readonly api: Api
  readonly clientId: string
  /** The scopes asked about, as they are defined now. */
  readonly scopes: readonly Scope[]
  /** Those of them that could be left out when the dialog was made. */
  readonly optional: ReadonlySet<string>
  readonly generation: string
}

const subjectOf = ({ issuer, interaction }: Visit): Subject | undefined => {
  const {
    apiId,
    scopes,
    optional,
    generation = '',
  } = objectOf(interaction.prompt.details) as Partial<Asked>
  const api = issuer.apiById(apiId ?? '')
  return (
    api && {
      api,
      clientId: textOf(interaction.params.client_id) ?? '',
      scopes: scopesNamed(issuer.vendor.scopesOf(api), scopes ?? []),
      optional: new Set(optional),
      generation,
    }
  )
}

/** Shows the consent dialog. */
export const showConsent = (ctx: Context, visit: Visit): void => {
  const { issuer, interaction, formToken } = visit
  const subject = subjectOf(visit)
  const { tenant, vendor, pages } = issuer
  const client = tenant.clients.get(subject?.clientId ?? '')
  const user = tenant.users.get(interaction.session?.accountId ?? '')
  if (!subject || !client || !user) return showGone(ctx, issuer)
  const lines = issuer
    .display(subject.scopes, { useDescriptions: vendor.usesDescriptions(tenant) })
    .map((line) => ({
      ...line,
      isOptional:
        line.scopes.length > 0 && line.scopes.every((scope) => subject.optional.has(scope)),
    }))
  pages.render(ctx, 'consent', {
    formToken,
    client,
    user,
    groups: vendor.dialog.namesApi ? groupsOf(subject.api, lines) : [{ lines }],
    tenantName: textOf(tenant.settings.friendly_name),
    words: vendor.dialog,
    callbackHost: callbackHost(textOf(interaction.params.redirect_uri) ?? ''),
  })
}

/** Whether the callback of the request was taken from its application since; a device has none. */
const hasLostItsCallback = ({ issuer, interaction: { params } }: Visit): boolean => {
  const callback = textOf(params.redirect_uri)
  const client = issuer.tenant.clients.get(textOf(params.client_id) ?? '')
  return callback !== undefined && !client?.redirectUris.includes(callback)
}

const showGone = (ctx: Context, { pages }: Issuer): void => {
  const message = 'What the application asked for no longer exists.'
  pages.render(ctx, 'error', { code: 'invalid_request', message }, 400)
}

/** The lines about the user's own account, and those about the API, each under its name. */
const groupsOf = <T extends DisplayLine>(api: Api, lines: readonly T[]) => {
  const isOwn = ({ scopes }: T) => scopes.every((scope) => ownScopes.includes(scope))
  return [
    { title: 'Your account', lines: lines.filter(isOwn) },
    { title: api.name, lines: lines.filter((line) => !isOwn(line)) },
  ].filter((group) => group.lines.length > 0)
}

const ownScopes: readonly string[] = oidcScopes

/**
 * Takes the answer. Only scopes the dialog asked about count, whatever the form says, and a scope
 * that is not optional is granted with the rest or not at all. Where the user, the application or the
 * API is gone, be there another of the same id, nothing is granted to anybody.
 */
export const answerConsent = async (ctx: Context, visit: Visit, form: Json): Promise<void> => {
  const { issuer, provider, interaction } = visit
  const subject = subjectOf(visit)
  if (hasLostItsCallback(visit)) return showGone(ctx, issuer)
  const userId = interaction.session?.accountId
  const isAccepted = form.action === 'accept' && subject !== undefined && userId !== undefined
  if (!isAccepted) {
    const result = { error: 'access_denied', error_description: issuer.vendor.errors.denied }
    return goOn(ctx, await provider.interactionResult(ctx.req, ctx.res, result))
  }
  const key = { userId, clientId: subject.clientId, apiId: subject.api.id }
  if (issuer.tenant.grants.generation(key) !== subject.generation) return showGone(ctx, issuer)
  const ticked = new Set(typeof form.scope === 'string' ? [form.scope] : textsOf(form.scope))
  const isGranted = ({ name }: Scope) => !subject.optional.has(name) || ticked.has(name)
  const answer = answerOf({
    granted: subject.scopes.filter(isGranted).map(({ name }) => name),
    declined: subject.scopes.filter((scope) => !isGranted(scope)).map(({ name }) => name),
  })
  const returnTo = await provider.interactionResult(ctx.req, ctx.res, { consent: { ...answer } })
  issuer.tenant.grants.remember(key, answer)
  goOn(ctx, returnTo)
}

const goOn = (ctx: Context, returnTo: string) => {
  ctx.status = 303
  ctx.set('Cache-Control', 'no-store')
  ctx.redirect(returnTo)
}
