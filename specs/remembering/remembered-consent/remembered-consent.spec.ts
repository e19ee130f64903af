import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

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
  'an application that was consented to can be used again',
  covers('remembered-consent.still-answers'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const url = () => app.authorizationUrl({ scope: `openid ${read}` })
    await user.consentTo(url())

    const again = await user.signIn(url())
    await verify('remembered-consent.still-answers', () => expect(again).toAskOrIssue())

    const atHome = await world.elsewhere(user)
    const later = await atHome.signIn(url())
    await verify('remembered-consent.still-answers', () => expect(later).toAskOrIssue())
    if (later.kind === 'consent') return

    const tokens = await app.attemptRedeem(later)
    await verify('remembered-consent.still-answers', () => expect(tokens).toGrantAtLeast([]))
  },
)

test(
  'another order of the scopes makes no other request',
  covers('remembered-consent.order-is-nothing'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read} ${write}` }))

    const page = await user.open(app.authorizationUrl({ scope: `${write} openid ${read}` }))

    await verify('remembered-consent.order-is-nothing', () => expect(page).toSkipTheDialog())
  },
)

/** Names of scopes that are not the same, and that a careless comparison takes for the same. */
const likeNames = [
  ['read:post', 'read:posts'],
  ['posts', 'read:posts'],
  ['read:posts', 'read:Posts'],
  ['read:posts', 'read.posts'],
] as const

for (const [agreed, asked] of likeNames.flatMap(([one, other]) => [
  [one, other] as const,
  [other, one] as const,
]))
  test(
    `a consent to "${agreed}" is none to "${asked}"`,
    covers('remembered-consent.names-are-exact'),
    async ({ world, user, verify }) => {
      const names = [agreed, asked]
      const api = await world.apiIfTaken({ scopes: names })
      if (names.some((name) => !api?.scopes.some((scope) => scope.name === name)) || !api)
        throw impossibleError(`the server has no scopes of the names "${names.join('" and "')}"`)
      const app = await world.client({ api })
      await user.consentTo(app.authorizationUrl({ scope: `openid ${agreed}` }))
      await user.passes(app.authorizationUrl({ scope: `openid ${agreed}` }))

      const page = await user.open(app.authorizationUrl({ scope: `openid ${asked}` }))

      const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
      await verify('remembered-consent.names-are-exact', () =>
        tokens ? expect(tokens).toKeepFrom([asked]) : expect(page).toBeConsentDialog(),
      )
    },
  )

for (const scope of ['profile', 'email'])
  test(
    `a consent without ${scope} is asked about, or left as it is, when ${scope} comes to be wanted`,
    covers('remembered-consent.does-not-cover-user-information'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
      await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

      const page = await user.open(app.authorizationUrl({ scope: `openid ${scope} ${read}` }))

      const tokens = page.kind === 'callback' ? await app.redeem(page) : undefined
      await verify('remembered-consent.does-not-cover-user-information', () =>
        tokens ? expect(tokens).toKeepFrom([scope]) : expect(page).toBeConsentDialog(),
      )
    },
  )

// A token for an API need not tell the scopes of the user's information, so these are asked for alone.
for (const scope of ['profile', 'email'])
  test(
    `a consent to be told who the user is does not cover ${scope}`,
    covers('remembered-consent.does-not-cover-user-information'),
    async ({ world, user, verify }) => {
      const app = await world.client()
      await user.allow(app.authorizationUrl({ scope: 'openid' }))
      await user.passes(app.authorizationUrl({ scope: 'openid' }))

      const page = await user.open(app.authorizationUrl({ scope: `openid ${scope}` }))

      const tokens = page.kind === 'callback' ? await app.redeem(page) : undefined
      await verify('remembered-consent.does-not-cover-user-information', () =>
        tokens ? expect(tokens).toKeepFrom([scope]) : expect(page).toBeConsentDialog(),
      )
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
    await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read} ${write}` }))

    // A server may also let the request through with less than it asked for.
    const tokens = page.kind === 'callback' ? await app.redeem(page) : undefined
    await verify('remembered-consent.does-not-cover-more', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'something else than was consented to is asked about',
  covers('remembered-consent.does-not-cover-more'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${write}` }))

    const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
    await verify('remembered-consent.does-not-cover-more', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)

for (const [where, callback] of [
  ['on a loopback address', { host: '127.0.0.1' }],
  ['with a scheme of its own', { callbacks: ['com.example.photos:/callback'] }],
] as const)
  test(
    `a public client ${where} is asked about every time`,
    covers('remembered-consent.not-for-unproven-clients'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.clientIfTaken({ kind: 'native', ...callback, api })
      if (!app) throw impossibleError(`the server takes no native application ${where}`)
      const first = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))
      await verify('remembered-consent.not-for-unproven-clients', () =>
        expect(first).toBeConsentDialog(),
      )
      if (first.kind === 'consent') await user.accept(first)

      const page = await user.open(app.authorizationUrl({ scope: `openid ${read}` }))

      await verify('remembered-consent.not-for-unproven-clients', () =>
        expect(page).toBeConsentDialog(),
      )
    },
  )
