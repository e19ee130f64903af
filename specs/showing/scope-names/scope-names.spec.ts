import { covers, expect, test } from '../../../fixtures/test.ts'

const inOneLine = [
  {
    id: 'scope-names.one-action',
    title: 'one action on a resource reads as a sentence',
    scopes: ['read:posts'],
    says: ['Posts', 'read your posts'],
  },
  {
    id: 'scope-names.two-actions-in-one-line',
    title: 'two actions on a resource share a line',
    scopes: ['read:posts', 'write:posts'],
    says: ['Posts', 'read and write your posts'],
  },
  {
    id: 'scope-names.three-actions',
    title: 'three actions on a resource share a line',
    scopes: ['read:posts', 'write:posts', 'delete:posts'],
    says: ['Posts', 'read, write and delete your posts'],
  },
  {
    id: 'scope-names.without-colon',
    title: 'a scope without a colon stands as it is',
    scopes: ['publish_everything'],
    says: ['publish_everything'],
  },
] as const

for (const { id, title, scopes, says } of inOneLine)
  test(title, covers(id), async ({ world, user, verify }) => {
    const app = await world.client({ api: await world.api({ scopes }) })

    const page = await user.signIn(app.authorizationUrl({ scope: ['openid', ...scopes].join(' ') }))

    await verify(id, () => expect(page).toShowInOneLine(says))
  })

test(
  'different resources stand in different lines',
  covers('scope-names.resources-apart'),
  async ({ world, user, verify }) => {
    const scopes = ['read:posts', 'read:messages', 'write:posts', 'write:messages']
    const app = await world.client({ api: await world.api({ scopes }) })

    const page = await user.signIn(app.authorizationUrl({ scope: ['openid', ...scopes].join(' ') }))

    await verify('scope-names.resources-apart', () =>
      expect(page).toShowInLinesApart(['your posts', 'your messages']),
    )
  },
)

test(
  "the user's own information is told of",
  covers('scope-names.user-information'),
  async ({ world, user, verify }) => {
    const app = await world.client()

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid profile email' }))

    await verify('scope-names.user-information', () =>
      expect(page).toShowInOneLine(['profile', 'email']),
    )
  },
)

test(
  'access while the user is away is told of',
  covers('scope-names.offline-access'),
  async ({ world, user, verify }) => {
    const app = await world.client({ api: await world.api({ scopes: ['read:posts'] }) })

    const without = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))
    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts offline_access' }),
    )

    await verify('scope-names.offline-access', () => expect(page).toSayMoreThan(without))
  },
)
