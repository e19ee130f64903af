import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'what was consented to is not asked about again',
  covers('remembered-consent.covers-the-same-request'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('remembered-consent.covers-the-same-request', () => expect(page).toSkipTheDialog())
  },
)

test(
  'less than was consented to is not asked about again',
  covers('remembered-consent.covers-less'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read} ${write}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('remembered-consent.covers-less', () => expect(page).toSkipTheDialog())
  },
)

test(
  'more than was consented to is asked about',
  covers('remembered-consent.does-not-cover-more'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read} ${write}` }))

    // A server may also let the request through with less than it asked for.
    const tokens = page.kind === 'callback' ? await app.redeem(page) : undefined
    await verify('remembered-consent.does-not-cover-more', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'another user is asked although the first has consented',
  covers('remembered-consent.is-the-users-own'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.user()
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await other.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('remembered-consent.is-the-users-own', () => expect(page).toBeConsentDialog())
  },
)

test(
  'another application is asked about although the first was consented to',
  covers('remembered-consent.is-the-applications-own'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(other.authorizationUrl({ scope: `openid ${read}` }))

    await verify('remembered-consent.is-the-applications-own', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'a public client on a loopback address is asked about every time',
  covers('remembered-consent.not-for-unproven-clients'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ kind: 'native', host: '127.0.0.1', api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('remembered-consent.not-for-unproven-clients', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)
