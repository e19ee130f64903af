import { impossibleError, stageError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import type { AuthorizationRequest } from '../../../fixtures/relying-party/authorization-request.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { asAddress, asForm, asObject, pushed, supported } from './entering.ts'

/** Each way in, where its answers come, and the row about a second time; and what differs from a code in the query. */
const ways = [
  {
    id: 'entry.post-request-is-asked',
    again: 'entry.post-request-is-remembered',
    enter: asForm,
    part: 'query',
  },
  {
    id: 'entry.pushed-request-is-asked',
    again: 'entry.pushed-request-is-remembered',
    enter: pushed,
    part: 'query',
  },
  {
    id: 'entry.request-object-decides',
    again: 'entry.request-object-is-remembered',
    enter: asObject,
    part: 'query',
  },
  {
    id: 'entry.form-post-is-asked',
    again: 'entry.form-post-is-remembered',
    enter: asAddress,
    responseMode: 'form_post',
    part: 'form_post',
  },
  ...(['id_token token', 'token'] as const).map((responseType) => ({
    id: 'entry.implicit-request-is-asked' as const,
    enter: asAddress,
    responseType,
    part: 'fragment' as const,
  })),
  ...(['code id_token', 'code token', 'code id_token token'] as const).map((responseType) => ({
    id: 'entry.hybrid-request-is-asked' as const,
    enter: asAddress,
    responseType,
    part: 'fragment' as const,
  })),
] as const

/** What the application was told at its callback, if it was told anything. */
const errorAt = (page: Page): string | undefined =>
  page.kind === 'callback' ? (page.response.parameters.get('error') ?? undefined) : undefined

for (const { id, enter, part, ...way } of ways) {
  const ids = 'again' in way ? ([id, way.again] as const) : ([id] as const)
  test(
    `a first request is asked about and can be refused: ${id}${'responseType' in way ? ` (${way.responseType})` : ''}`,
    covers(...ids),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const other = await world.client({ name: 'Print Shop', api })
      const responseType = 'responseType' in way ? supported(other, way.responseType) : 'code'
      const app = await world.client({ api, responseTypes: [responseType] })
      // The user is signed in before the first request: no page of the sign-in stands in for the dialog.
      const usual = other.authorizationUrl({ scope: scopeOf(other, read) })
      const usualRefusal = await user.deny(await user.signIn(usual))
      await user.consentTo(usual)
      const asked = {
        scope: scopeOf(app, read),
        responseType,
        ...('responseMode' in way ? { responseMode: way.responseMode } : {}),
      }
      const come = async (request: AuthorizationRequest) =>
        user.signInOn(await enter(user, app, request))

      const page = await come(asked)
      await verify(id, () => expect(page).toBeConsentDialog())

      const refusal = await user.deny(page)
      await verify(id, () => expect(refusal).toIssueNothing())
      // How a refusal is answered has rows of its own; here it is answered as one that came as usual.
      const error = errorAt(usualRefusal)
      if (error !== undefined) {
        await verify(id, () => expect(refusal).toBeCallbackWithError(error))
        await verify(id, () => expect(refusal).toBeAnsweredIn(part))
      }

      const again = await come(asked)
      await verify(id, () => expect(again).toAskOrRefuse())
      if (again.kind !== 'consent')
        throw impossibleError('a refusal is kept, so nobody can agree after it')

      const answer = await user.accept(again)
      await verify(id, () => expect(answer).toSkipTheDialog())
      await verify(id, () => expect(answer).toBeAnsweredIn(part))
      const tokens = await app.redeem(answer)
      await verify(id, () => expect(tokens).toGrantWhatWasAgreedTo(again, ['openid', read]))

      if ('again' in way) {
        const { again: rememberedId } = way
        const covered = await come(asked)
        await verify(rememberedId, () => expect(covered).toSkipTheDialog())
      }

      const further = api.scopes.map(({ name }) => name).find((name) => name !== read)
      if (further === undefined) return
      const more = await come({ ...asked, scope: scopeOf(app, read, further) })
      const gained = more.kind === 'callback' ? await app.attemptRedeem(more) : undefined
      await verify(id, () =>
        gained ? expect(gained).toKeepFrom([further]) : expect(more).toAskOrRefuse(),
      )
    },
  )
}

const widened = [
  {
    id: 'entry.pushed-request-cannot-be-widened',
    open: (app: RelyingParty, request: AuthorizationRequest, scope: string) =>
      app.push(request, { scope }),
  },
  {
    id: 'entry.request-object-decides',
    open: (app: RelyingParty, request: AuthorizationRequest, scope: string) =>
      app.requestObject(request, { beside: { scope } }),
  },
] as const

for (const { id, open } of widened)
  test(
    `a scope that stands beside the request alone is no part of it: ${id}`,
    covers(id),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const app = await world.client({ api })
      const scope = scopeOf(app, read)

      const page = await user.signIn(await open(app, { scope }, scopeOf(app, read, write)))

      if (page.kind !== 'consent') {
        await verify(id, () => expect(page).toBeAnError())
        return
      }
      await verify(id, () => expect(page).toTellOf(api, [read]))
      const tokens = await app.redeem(await user.accept(page))
      await verify(id, () => expect(tokens).toGrantWhatWasAgreedTo(page, ['openid', read]))
    },
  )

test(
  'a scope that comes twice brings nothing that was not shown',
  covers('entry.doubled-scope-hides-nothing'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const scope = scopeOf(app, read)
    const doubled = { scope: [scope, scopeOf(app, read, write)] }

    const page = await user.signIn(app.authorizationUrl({ scope, with: doubled }))

    if (page.kind !== 'consent') {
      await verify('entry.doubled-scope-hides-nothing', () => expect(page).toIssueNothing())
      return
    }
    const shown = [read, write].filter((name) => expect(page).toTellOfAll(api, [name]).held)
    const tokens = await app.redeem(await user.accept(page))
    // Silence says that it is what was asked for (RFC 6749 section 5.1), and two things were.
    if (tokens.scopesToldBy === 'silence')
      throw impossibleError('nothing at this server tells which of the two scopes was granted')
    await verify('entry.doubled-scope-hides-nothing', () =>
      expect(tokens).toGrantWithin(['openid', ...shown]),
    )
  },
)

test(
  'a request without a scope gets an error, or a default that is shown',
  covers('entry.missing-scope-is-default-or-error'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const other = await world.client({ name: 'Print Shop', api })
    const app = await world.client({ api })
    await user.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) }))

    const page = await user.signIn(
      app.authorizationUrl({ scope: scopeOf(app, read), without: ['scope', 'nonce'] }),
    )

    if (page.kind === 'login' || page.kind === 'unknown')
      throw stageError(`an answer or the dialog was due, and there was ${describePage(page)}`)
    const shown =
      page.kind === 'consent'
        ? api.scopes
            .map(({ name }) => name)
            .filter((name) => expect(page).toTellOfAll(api, [name]).held)
        : []
    const answer = page.kind === 'consent' ? await user.accept(page) : page
    const tokens = answer.kind === 'callback' ? await app.attemptRedeem(answer) : undefined
    const unseen = api.scopes.map(({ name }) => name).filter((name) => !shown.includes(name))
    // Scopes that a server takes by default may be of no API, and the token for none.
    await verify('entry.missing-scope-is-default-or-error', () =>
      tokens ? expect(tokens).toBeToldNothingOf(unseen) : expect(answer).toIssueNothing(),
    )
  },
)

test(
  'parameters that sound like approval are ignored',
  covers('entry.unknown-parameters-change-nothing'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const approving = {
      consent: 'true',
      approved: 'true',
      approval_prompt: 'none',
      skip_consent: 'true',
    }

    const page = await user.signIn(
      app.authorizationUrl({ scope: scopeOf(app, read), with: approving }),
    )
    await verify('entry.unknown-parameters-change-nothing', () => expect(page).toBeConsentDialog())

    const answer = await user.accept(page)
    await verify('entry.unknown-parameters-change-nothing', () => expect(answer).toSkipTheDialog())
  },
)
