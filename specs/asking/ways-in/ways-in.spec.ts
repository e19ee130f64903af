import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import type { AuthorizationRequest } from '../../../fixtures/relying-party/authorization-request.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'

type Opened = ReturnType<User['open']>
type Enter = (user: User, app: RelyingParty, request: AuthorizationRequest) => Opened

const asAddress: Enter = (user, app, request) => user.open(app.authorizationUrl(request))
const asForm: Enter = (user, app, request) => user.send(app.authorizationForm(request))
const pushed: Enter = async (user, app, request) => user.open(await app.push(request))

/** Each way in, and what of its request differs from that of a code in the query. */
const ways = [
  { id: 'entry.post-request-is-asked', enter: asForm, request: {}, part: 'query' },
  { id: 'entry.pushed-request-is-asked', enter: pushed, request: {}, part: 'query' },
  {
    id: 'entry.form-post-is-asked',
    enter: asAddress,
    request: { responseMode: 'form_post' },
    part: 'form_post',
  },
  {
    id: 'entry.implicit-request-is-asked',
    enter: asAddress,
    request: { responseType: 'id_token token' },
    part: 'fragment',
  },
] as const

for (const { id, enter, request, part } of ways)
  test(
    `a first request is asked about and can be refused: ${id}, ${JSON.stringify(request)}`,
    covers(id),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const responseTypes = 'responseType' in request ? [request.responseType] : ['code']
      const app = await world.client({ api, responseTypes })
      const other = await world.client({ name: 'Print Shop', api })
      // The user is signed in before the first request: no page of the sign-in stands in for the dialog.
      await user.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) }))
      const asked = { ...request, scope: scopeOf(app, read) }

      const page = await user.signInOn(await enter(user, app, asked))
      await verify(id, () => expect(page).toBeConsentDialog())

      const refusal = await user.deny(page)
      await verify(id, () => expect(refusal).toBeCallbackWithError('access_denied'))
      await verify(id, () => expect(refusal).toIssueNothing())
      await verify(id, () => expect(refusal).toBeAnsweredIn(part))

      const again = await user.signInOn(await enter(user, app, asked))
      await verify(id, () => expect(again).toBeConsentDialog())

      const answer = await user.accept(again)
      await verify(id, () => expect(answer).toSkipTheDialog())
      await verify(id, () => expect(answer).toBeAnsweredIn(part))
      const tokens = await app.redeem(answer)
      await verify(id, () => expect(tokens).toGrantWithin(['openid', read]))
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
    const shown = [[read, write], [write], [read]].find(
      (each) => expect(page).toTellOf(api, each).held,
    )
    const tokens = await app.redeem(await user.accept(page))
    await verify('entry.doubled-scope-hides-nothing', () =>
      expect(tokens).toGrantWithin(['openid', ...(shown ?? [])]),
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
