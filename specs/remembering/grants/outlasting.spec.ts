import { lasting } from '../../../fixtures/lasting-tokens.ts'
import { consentToMore } from '../../../fixtures/narrowing.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'
import { stageError } from '../../../harness/judge/errors.ts'
import type { Api } from '../../../harness/server-definition.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'

/** Two scopes of one API, by the names the server under test has for them. */
interface Scopes {
  readonly read: string
  readonly write: string
}

/** What comes later, with those it happens to. */
interface Later {
  readonly what: string
  readonly happen: (
    user: User,
    app: RelyingParty,
    scopes: Scopes,
    given: { readonly first: Page; readonly world: World; readonly api: Api },
  ) => Promise<unknown>
}

/** What users and applications do later, none of which is a revocation. */
const laterRequests: readonly Later[] = [
  {
    what: 'the application refreshes its tokens',
    happen: async (_user, app, _scopes, { first }) => {
      const { error } = await app.refresh(await app.redeem(first))
      if (error !== undefined) throw stageError(`refreshing its tokens answers "${error}"`)
    },
  },
  {
    what: 'the user signs in anew',
    happen: (user, app, { read }) =>
      user.signIn(app.authorizationUrl({ scope: `openid ${read}`, prompt: 'login' })),
  },
  {
    what: 'the user grants more',
    happen: (user, app, { read, write }) =>
      consentToMore(user, app, { scope: `openid ${read} ${write}` }, write),
  },
  {
    what: 'the user grants another application the same, and more',
    happen: async (user, _app, { read, write }, { world, api }) => {
      const other = await world.client({ name: 'Print Shop', api })
      await user.consentTo(other.authorizationUrl({ scope: `openid ${read}` }))
      await consentToMore(user, other, { scope: `openid ${read} ${write}` }, write)
    },
  },
  {
    what: 'another user grants the application something else',
    happen: async (_user, app, { write }, { world }) =>
      (await world.user()).consentTo(app.authorizationUrl({ scope: `openid ${write}` })),
  },
  {
    what: 'the user declines what another application asks',
    happen: async (user, _app, { read }, { world, api }) => {
      const other = await world.client({ name: 'Print Shop', api })
      await user.deny(await user.signIn(other.authorizationUrl({ scope: `openid ${read}` })))
    },
  },
]

/** What the user answers later to the same application, other than more of the same. */
const otherAnswers: readonly Later[] = [
  {
    what: 'the user grants something else',
    happen: (user, app, { write }) =>
      user.consentTo(app.authorizationUrl({ scope: `openid ${write}` })),
  },
  {
    what: 'the user declines more',
    happen: async (user, app, { read, write }) =>
      user.deny(await user.signIn(app.authorizationUrl({ scope: `openid ${read} ${write}` }))),
  },
  {
    what: 'the user declines the same again',
    happen: async (user, app, { read }) =>
      user.deny(
        await user.signIn(app.authorizationUrl({ scope: `openid ${read}`, prompt: 'consent' })),
      ),
  },
]

for (const [id, { what, happen }] of [
  ...laterRequests.map((later) => ['grants.outlast-later-requests', later] as const),
  ...otherAnswers.map((later) => ['grants.outlast-other-answers', later] as const),
])
  test(`a consent lasts although ${what}`, covers(id), async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const first = await user.consentTo(app.authorizationUrl(lasting(read)))

    await happen(user, app, { read, write }, { first, world, api })
    const page = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify(id, () => expect(page).toSkipTheDialog())
    if (page.kind !== 'callback') return
    const tokens = await app.redeem(page)
    await verify(id, () => expect(tokens).toGrantAtLeast([read]))
  })

test(
  'a consent lasts although the user signs out',
  covers('grants.outlast-signing-out'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    const tokens = await app.redeem(await user.consentTo(app.authorizationUrl(request)))

    await user.open(app.signOutUrl(tokens))
    const next = await user.open(app.authorizationUrl(request))
    if (next.kind !== 'login')
      throw stageError(
        'the user was to be signed out, and the next request did not ask who they are',
      )
    const page = await user.signInOn(next)

    await verify('grants.outlast-signing-out', () => expect(page).toSkipTheDialog())
  },
)

test(
  'a consent lasts although the user gets another password',
  covers('grants.outlast-changes'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const changed = await world.withAnotherPassword(user)
    const page = await changed.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('grants.outlast-changes', () => expect(page).toSkipTheDialog())
  },
)

test(
  'a consent lasts although the application gets another name',
  covers('grants.outlast-changes'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    await world.rename(app, 'Picture Shop')
    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('grants.outlast-changes', () => expect(page).toSkipTheDialog())
  },
)

test(
  'a consent lasts although the API gets another scope',
  covers('grants.outlast-changes'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    await world.changeScope(api, 'delete:posts', { description: 'Throw away what you wrote' })
    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('grants.outlast-changes', () => expect(page).toSkipTheDialog())
  },
)
