import { covers, expect, test } from '../../fixtures/test.ts'

test(
  'prompt=consent asks again for what the user has granted',
  covers('prompt-consent.forces-dialog'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))

    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }),
    )

    await verify('prompt-consent.forces-dialog', () => expect(page).toBeConsentDialog())
  },
)

test(
  'without prompt=consent the same request goes through',
  covers('prompt-consent.forces-dialog'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))

    const page = await user.open(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('prompt-consent.forces-dialog', () => expect(page).toSkipTheDialog())
  },
)

test(
  'prompt=consent asks although the application was just consented to',
  covers('prompt-consent.asks-again'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.signIn(
      app.authorizationUrl({ scope: `openid ${read}`, prompt: 'consent' }),
    )

    await verify('prompt-consent.asks-again', () => expect(page).toBeConsentDialog())
  },
)
