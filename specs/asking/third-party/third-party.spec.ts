import { firstAccess } from '../../../fixtures/first-access.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a third-party app asks for scopes of an API that lets first-party apps skip',
  covers('third-party.never-skips'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'third', api })

    const page = await firstAccess({ world, user }, app, { scope: 'openid read:posts' })

    await verify('third-party.never-skips', () => expect(page).toBeConsentDialog())
  },
)

test(
  'a third-party app that asks silently is not let through there either',
  covers('third-party.never-skips'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'third', api })
    await world.signInElsewhere(user)

    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'none' }),
    )

    await verify('third-party.never-skips', () => expect(page).toIssueNothing())
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

for (const scope of ['openid read:posts', 'read:posts'])
  test(
    `a third-party app that asks for "${scope}" of an API has to wait for the user`,
    covers('third-party.asks-for-an-api'),
    async ({ world, user, verify }) => {
      const api = await world.api({ scopes: ['read:posts'] })
      const app = await world.client({ party: 'third', api })

      const page = await firstAccess({ world, user }, app, { scope })

      await verify('third-party.asks-for-an-api', () => expect(page).toBeConsentDialog())
    },
  )

test(
  "a third-party app that asks for the user's information has to wait for the user",
  covers('third-party.asks-for-user-information'),
  async ({ world, user, verify }) => {
    const app = await world.client({ party: 'third' })

    const page = await firstAccess({ world, user }, app, { scope: 'openid profile email' })

    await verify('third-party.asks-for-user-information', () => expect(page).toBeConsentDialog())
  },
)

test(
  'an app that registered itself is a third-party one',
  covers('third-party.registered-by-itself'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.registeredClient({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('third-party.registered-by-itself', () => expect(page).toBeConsentDialog())
  },
)
