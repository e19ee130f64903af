import { covers, expect, test } from '../../fixtures/test.ts'

test(
  'a third-party app asks for scopes of an API that lets first-party apps skip',
  covers('third-party.never-skips'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'third', api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('third-party.never-skips', () => expect(page).toBeConsentDialog())
  },
)

test(
  'a first-party app beside it, on the same API, goes without the dialog',
  covers('first-party.skips-when-api-allows'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    await world.client({ party: 'third', api })
    const app = await world.client({ party: 'first', api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('first-party.skips-when-api-allows', () => expect(page).toSkipTheDialog())
  },
)
