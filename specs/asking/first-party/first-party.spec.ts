import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a first-party app gets its tokens without a dialog when the API allows skipping',
  covers('first-party.skips-when-api-allows'),
  async ({ world, user, verify }) => {
    const api = await world.api({
      allowSkippingConsent: true,
      scopes: ['read:posts', 'write:posts'],
    })
    const app = await world.client({ party: 'first', api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))
    await verify('first-party.skips-when-api-allows', () => expect(page).toSkipTheDialog())

    const tokens = await app.redeem(page)
    await verify('first-party.skips-when-api-allows', () =>
      expect(tokens).toGrantExactly(['openid', 'read:posts']),
    )
  },
)

test(
  'the same app is asked about when the API does not allow skipping',
  covers('first-party.skips-when-api-allows'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: false, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('first-party.skips-when-api-allows', () => expect(page).toBeConsentDialog())
  },
)

test(
  'an app that asks for the API alone is treated the same',
  covers('first-party.skips-when-api-allows'),
  async ({ world, user, verify }) => {
    const open = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const closed = await world.api({
      name: 'Bank API',
      allowSkippingConsent: false,
      scopes: ['read:accounts'],
    })
    const app = await world.client({ party: 'first', api: [open, closed] })

    const skipping = await user.signIn(app.authorizationUrl({ scope: 'read:posts' }))
    await verify('first-party.skips-when-api-allows', () => expect(skipping).toSkipTheDialog())

    const asking = await user.open(app.authorizationUrl({ scope: 'read:accounts', api: closed }))
    await verify('first-party.skips-when-api-allows', () => expect(asking).toBeConsentDialog())
  },
)

test(
  'the API has the last word at every request',
  covers('first-party.skips-when-api-allows'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', api })
    const request = { scope: 'openid read:posts' }

    const allowed = await user.signIn(app.authorizationUrl(request))
    await verify('first-party.skips-when-api-allows', () => expect(allowed).toSkipTheDialog())

    await world.change(api, { allowSkippingConsent: false })
    const forbidden = await user.open(app.authorizationUrl(request))
    await verify('first-party.skips-when-api-allows', () => expect(forbidden).toBeConsentDialog())

    await world.change(api, { allowSkippingConsent: true })
    const again = await user.open(app.authorizationUrl(request))
    await verify('first-party.skips-when-api-allows', () => expect(again).toSkipTheDialog())
  },
)
