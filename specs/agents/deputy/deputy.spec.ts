import { approvedUpToThirdParty, whereAnswersCount } from '../../../fixtures/deputy.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { scopesAskedIn } from '../../../fixtures/upstream/upstream.ts'

test(
  'a client registers itself, and the user comes from it',
  covers('deputy.asks-before-it-forwards'),
  async ({ world, user, verify }) => {
    const id = 'deputy.asks-before-it-forwards'
    const { api, read } = await world.blog()
    const first = await world.registeredClient({ name: 'Print Shop', host: 'print.example', api })
    await world.upstream.forget()
    const dialog = await user.open(first.authorizationUrl({ scope: read }))
    const before = await world.upstream.requests()
    await verify(id, () => expect(before).toBeNone(), 'the first client')
    await user.accept(dialog)

    const other = await world.registeredClient({ api })
    await world.upstream.forget()
    const page = await user.open(other.authorizationUrl({ scope: read }))
    const after = await world.upstream.requests()

    await verify(id, () => expect(after).toBeNone(), 'another client')
    await verify(id, () => expect(page).toAskOrRefuse(), 'another client')
  },
)

test(
  'a user refuses at the third party',
  covers('deputy.refusal-reaches-the-client'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ api })
    const dialog = await user.isAsked(app.authorizationUrl({ scope: read }))

    const page = await user.refuseAtThirdParty(await user.press(dialog, 'accept'))

    await verify('deputy.refusal-reaches-the-client', () =>
      expect(page).toBeCallbackWithError('access_denied'),
    )
    await verify('deputy.refusal-reaches-the-client', () => expect(page).toAnswerARequestOf(app))
  },
)

for (const named of ['one scope', 'two scopes', 'none'] as const)
  test(
    `a client names ${named}, and the third party is asked`,
    covers('deputy.shows-what-it-asks-for'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const app = await world.registeredClient({ api })
      const scope = named === 'two scopes' ? `${read} ${write}` : read
      const without = named === 'none' ? ['scope'] : []
      const dialog = await user.isAsked(app.authorizationUrl({ scope, without }))

      const address = await user.acceptUpTo(dialog, world.upstream.isAt)

      const asked = scopesAskedIn(address)
      await verify('deputy.shows-what-it-asks-for', () =>
        expect(dialog).toTellOfWhatGoesOn(asked, api),
      )
    },
  )

test(
  'the page of a client says where its tokens go',
  covers('deputy.shows-where-it-sends-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ host: 'unheard-of.example', api })

    const dialog = await user.isAsked(app.authorizationUrl({ scope: read }))

    await verify('deputy.shows-where-it-sends-tokens', () =>
      expect(dialog).toShow([app.redirectUri]),
    )
  },
)

test(
  'a user who approves something else is sent on by a stranger',
  covers('deputy.answer-needs-its-own-approval'),
  async ({ world, user, verify }) => {
    const { api, read } = await whereAnswersCount(world, user)
    const own = await world.registeredClient({ api })
    const strangers = await world.registeredClient({ name: 'Lens', host: 'lens.example', api })
    const stranger = await world.elsewhere(user)
    const address = await approvedUpToThirdParty(world, stranger, {
      client: strangers,
      scope: read,
    })
    await approvedUpToThirdParty(world, user, { client: own, scope: read })

    const page = await user.signInOn(await user.open(address))

    await verify('deputy.answer-needs-its-own-approval', () => expect(page).toIssueNothing())
  },
)
