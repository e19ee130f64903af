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
