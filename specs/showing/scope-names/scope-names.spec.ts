import { covers, expect, test } from '../../../fixtures/test.ts'

const inOneLine = [
  {
    id: 'scope-names.one-action',
    title: 'one action on a resource reads as a sentence',
    scopes: ['read:posts'],
    names: ['posts', 'read'],
    says: ['Posts', 'read your posts'],
  },
  {
    id: 'scope-names.two-actions-in-one-line',
    title: 'two actions on a resource share a line',
    scopes: ['read:posts', 'write:posts'],
    names: ['posts', 'read', 'write'],
    says: ['Posts', 'read and write your posts'],
  },
  {
    id: 'scope-names.three-actions',
    title: 'three actions on a resource share a line',
    scopes: ['read:posts', 'write:posts', 'delete:posts'],
    names: ['posts', 'read', 'write', 'delete'],
    says: ['Posts', 'read, write and delete your posts'],
  },
] as const

for (const { id, title, scopes, names, says } of inOneLine)
  test(title, covers(id), async ({ world, user, verify }) => {
    const app = await world.client({ api: await world.api({ scopes }) })

    const page = await user.signIn(app.authorizationUrl({ scope: ['openid', ...scopes].join(' ') }))

    await verify(id, () => expect(page).toWord({ names, says }))
  })

test(
  'a scope without a colon stands as it is',
  covers('scope-names.without-colon'),
  async ({ world, user, verify }) => {
    const app = await world.client({ api: await world.api({ scopes: ['publish_everything'] }) })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid publish_everything' }))

    await verify('scope-names.without-colon', () =>
      expect(page).toShowInOneLine(['publish_everything']),
    )
  },
)

test(
  'different resources stand in different lines',
  covers('scope-names.resources-apart'),
  async ({ world, user, verify }) => {
    const scopes = ['read:posts', 'read:messages', 'write:posts', 'write:messages']
    const app = await world.client({ api: await world.api({ scopes }) })

    const page = await user.signIn(app.authorizationUrl({ scope: ['openid', ...scopes].join(' ') }))

    await verify('scope-names.resources-apart', () =>
      expect(page).toKeepApart(['posts', 'messages']),
    )
  },
)

test(
  "the user's own information is told of",
  covers('scope-names.user-information'),
  async ({ world, user, verify }) => {
    const app = await world.client()

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid profile email' }))

    await verify('scope-names.user-information', () => expect(page).toMention(['profile', 'mail']))
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
