import { approvedUpToThirdParty, whereAnswersCount } from '../../../fixtures/deputy.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { stateIn } from '../../../fixtures/upstream/upstream.ts'
import type { User } from '../../../fixtures/user.ts'

test(
  'a stranger approves a client and sends the user on',
  covers('deputy.answer-counts-where-it-was-approved'),
  async ({ world, user, verify }) => {
    const { api, read } = await whereAnswersCount(world, user)
    const client = await world.registeredClient({ api })
    const stranger = await world.elsewhere(user)
    const address = await approvedUpToThirdParty(world, stranger, { client, scope: read })

    const page = await user.signInOn(await user.open(address))

    await verify('deputy.answer-counts-where-it-was-approved', () => expect(page).toIssueNothing())
  },
)

for (const what of ['the request of the client', "the stranger's page"] as const)
  test(
    `a user is shown ${what}, leaves it, and is sent on by a stranger`,
    covers('deputy.shown-page-is-no-approval'),
    async ({ world, user, verify }) => {
      const { api, read } = await whereAnswersCount(world, user)
      const client = await world.registeredClient({ api })
      const stranger = await world.elsewhere(user)
      const url = client.authorizationUrl({ scope: read })
      const dialog = await stranger.isAsked(url)
      await user.open(what === 'the request of the client' ? url : dialog.url)
      const address = await stranger.acceptUpTo(dialog, world.upstream.isAt)

      const page = await user.signInOn(await user.open(address))

      await verify('deputy.shown-page-is-no-approval', () => expect(page).toIssueNothing(), what)
    },
  )

test(
  'two users approve a client, and one of them another, and the third party is asked',
  covers('deputy.state-is-fresh'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const client = await world.registeredClient({ api })
    const other = await world.registeredClient({ name: 'Lens', host: 'lens.example', api })
    const stateOf = async (somebody: User, asking: RelyingParty) =>
      stateIn(await approvedUpToThirdParty(world, somebody, { client: asking, scope: read }))

    const states = [
      await stateOf(user, client),
      await stateOf(await world.elsewhere(user), client),
      await stateOf(user, other),
    ]

    await verify('deputy.state-is-fresh', () => expect(states).toBeUnlikeEachOther())
  },
)

test(
  'an answer of the third party comes without its state, and with another',
  covers('deputy.answer-needs-its-state'),
  async ({ world, user, verify }) => {
    const { api, read } = await whereAnswersCount(world, user)
    const client = await world.registeredClient({ api })
    const address = await approvedUpToThirdParty(world, user, { client, scope: read })
    const answer = await user.openUpTo(address, (one) => !world.upstream.isAt(one))

    for (const [what, wrong] of Object.entries({
      'without a state': changed(answer, undefined),
      'with an empty one': changed(answer, ''),
      'with one that nobody gave out': changed(answer, 'nothing-of-the-sort'),
    })) {
      const page = await user.open(wrong)
      await verify('deputy.answer-needs-its-state', () => expect(page).toIssueNothing(), what)
    }
  },
)

test(
  'an answer of the third party comes twice',
  covers('deputy.answer-counts-once'),
  async ({ world, user, verify }) => {
    const { api, read } = await whereAnswersCount(world, user)
    const client = await world.registeredClient({ api })
    const address = await approvedUpToThirdParty(world, user, { client, scope: read })
    const answer = await user.openUpTo(address, (one) => !world.upstream.isAt(one))
    await client.redeem(await user.open(answer))

    const again = await user.open(answer)

    await verify('deputy.answer-counts-once', () => expect(again).toIssueNothing())
  },
)

/** The address of an answer with another state, or none. */
const changed = (address: string, state: string | undefined): string => {
  const url = new URL(address)
  if (state === undefined) url.searchParams.delete('state')
  else url.searchParams.set('state', state)
  return url.href
}
