import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a grant is made for each combination that was allowed',
  covers('grants.recorded-on-consent'),
  async ({ world, user, verify }) => {
    const posts = await world.api({ scopes: ['read:posts', 'write:posts'] })
    const mail = await world.api({ name: 'Mail API', scopes: ['read:messages'] })
    const app = await world.client({ api: [posts, mail] })
    const other = await world.client({ name: 'Print Shop', api: posts })
    const allow = (client: typeof app, scope: string, api = posts) =>
      user.consentTo(client.authorizationUrl({ scope, api, prompt: 'consent' }))

    await allow(app, 'openid read:posts')
    await allow(app, 'openid read:messages', mail)
    await allow(other, 'openid read:posts write:posts')
    const grants = await world.grantsOf(user)

    await verify('grants.recorded-on-consent', () =>
      expect(grants).toBeForExactly([
        { client: app, api: posts, scopes: ['read:posts'] },
        { client: app, api: mail, scopes: ['read:messages'] },
        { client: other, api: posts, scopes: ['read:posts', 'write:posts'] },
      ]),
    )
  },
)

test(
  'no grant is made where the user declines',
  covers('grants.not-recorded-on-denial'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await user.deny(page)
    const grants = await world.grantsOf(user)

    await verify('grants.not-recorded-on-denial', () => expect(grants).toBeForExactly([]))
  },
)

test(
  'no later login shows the dialog, in this browser or in another',
  covers('grants.no-dialog-while-covered'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))

    const again = await user.open(app.authorizationUrl({ scope: 'openid read:posts' }))
    await verify('grants.no-dialog-while-covered', () => expect(again).toSkipTheDialog())

    const atHome = await world.elsewhere(user)
    const later = await atHome.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))
    await verify('grants.no-dialog-while-covered', () => expect(later).toSkipTheDialog())
    if (later.kind !== 'callback') return
    const tokens = await app.redeem(later)
    await verify('grants.no-dialog-while-covered', () =>
      expect(tokens).toGrantExactly(['openid', 'read:posts']),
    )
  },
)

test(
  'what was granted to a first-party app is remembered where the API allows no skipping',
  covers('grants.no-dialog-while-covered'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: false, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }))

    const page = await user.open(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('grants.no-dialog-while-covered', () => expect(page).toSkipTheDialog())
  },
)

test(
  'another API shows the dialog',
  covers('grants.cover-only-the-api'),
  async ({ world, user, verify }) => {
    const { api: blog, read } = await world.blog()
    const forum = await world.api({ name: 'Forum API', scopes: [read] })
    const app = await world.client({ api: [blog, forum] })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}`, api: blog }))
    await user.passes(app.authorizationUrl({ scope: `openid ${read}`, api: blog }))

    const there = await world.clientAt(app, forum)
    const page = await user.open(there.authorizationUrl({ scope: `openid ${read}` }))

    await verify('grants.cover-only-the-api', () => expect(page).toBeConsentDialog())
  },
)

for (const scope of ['openid profile', 'openid email', 'openid offline_access'])
  test(
    `"${scope}" granted for one API is asked about for another`,
    covers('grants.hold-user-information-for-one-api'),
    async ({ world, user, verify }) => {
      const { api: blog, read } = await world.blog()
      const forum = await world.api({ name: 'Forum API', scopes: [read] })
      const app = await world.client({ api: [blog, forum] })
      await user.consentTo(app.authorizationUrl({ scope, api: blog }))
      await user.passes(app.authorizationUrl({ scope, api: blog }))

      const there = await world.clientAt(app, forum)
      const page = await user.open(there.authorizationUrl({ scope }))

      await verify('grants.hold-user-information-for-one-api', () =>
        expect(page).toBeConsentDialog(),
      )
    },
  )

test(
  'what was granted at one API adds nothing at another, and takes nothing from it',
  covers('grants.cover-only-the-api', 'grants.outlast-another-api'),
  async ({ world, user, verify }) => {
    const { api: blog, read, write } = await world.blog()
    const forum = await world.api({ name: 'Forum API', scopes: [read, write] })
    const app = await world.client({ api: [blog, forum] })
    const there = await world.clientAt(app, forum)
    const requests = [
      { client: app, scope: `openid ${read}`, other: write },
      { client: there, scope: `openid ${write}`, other: read },
    ]
    for (const { client, scope } of requests)
      await user.consentTo(client.authorizationUrl({ scope }))

    for (const { client, scope, other } of requests) {
      const page = await user.signIn(client.authorizationUrl({ scope }))
      await verify('grants.outlast-another-api', () => expect(page).toSkipTheDialog())
      const wider = await user.signIn(client.authorizationUrl({ scope: `${scope} ${other}` }))
      const tokens = wider.kind === 'callback' ? await client.attemptRedeem(wider) : undefined
      await verify('grants.cover-only-the-api', () =>
        tokens ? expect(tokens).toKeepFrom([other]) : expect(wider).toBeConsentDialog(),
      )
    }
  },
)
