import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

test(
  'another person in the same browser is asked',
  covers('remembered-consent.is-not-the-browsers'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.user()
    const request = { scope: `openid ${read}` }
    const tokens = await app.redeem(await user.consentTo(app.authorizationUrl(request)))
    await user.passes(app.authorizationUrl(request))
    const again = app.authorizationUrl({ ...request, prompt: 'login' })
    // A server that lets nobody else sign in now lets them sign out, else nobody can come after them.
    const asked = await user.open(again)
    if (asked.kind !== 'login' || !asked.asksWho) await user.open(app.signOutUrl(tokens))

    const page = await user.handOver(
      app.authorizationUrl({ ...request, prompt: 'login' }),
      other.account,
    )

    await verify('remembered-consent.is-not-the-browsers', () => expect(page).toAskOrRefuse())
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
    await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

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
    await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(other.authorizationUrl({ scope: `openid ${read}` }))

    await verify('remembered-consent.is-the-applications-own', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'another application of the same name is asked about',
  covers('remembered-consent.is-the-applications-own'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const namesake = await world.clientIfTaken({ namesake: app, api })
    if (!namesake) throw impossibleError('no two applications of this server have the same name')
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(namesake.authorizationUrl({ scope: `openid ${read}` }))

    await verify('remembered-consent.is-the-applications-own', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'what was consented to for another application widens no consent',
  covers('remembered-consent.is-the-applications-own'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    await user.consentTo(other.authorizationUrl({ scope: `openid ${read} ${write}` }))
    await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read} ${write}` }))

    const tokens = page.kind === 'callback' ? await app.redeem(page) : undefined
    await verify('remembered-consent.is-the-applications-own', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'what another user has consented to widens no consent',
  covers('remembered-consent.is-the-users-own'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const other = await world.user()
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    await other.consentTo(app.authorizationUrl({ scope: `openid ${read} ${write}` }))
    await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read} ${write}` }))

    const tokens = page.kind === 'callback' ? await app.redeem(page) : undefined
    await verify('remembered-consent.is-the-users-own', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)
