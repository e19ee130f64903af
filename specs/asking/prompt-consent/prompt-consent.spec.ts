import { covers, expect, test } from '../../../fixtures/test.ts'

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
  'what the user answers then counts, and not what was granted before',
  covers('prompt-consent.forces-dialog'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))

    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }),
    )
    await verify('prompt-consent.forces-dialog', () => expect(page).toBeConsentDialog())

    const refusal = await user.deny(page)
    await verify('prompt-consent.forces-dialog', () => expect(refusal).toIssueNothing())
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

test(
  'prompt=consent asks where nothing was granted',
  covers('prompt-consent.asks-without-a-grant'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }),
    )

    await verify('prompt-consent.asks-without-a-grant', () => expect(page).toBeConsentDialog())
  },
)

test(
  'prompt=consent asks about a first-party app that could do without',
  covers('prompt-consent.asks-of-first-party-too'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', api })

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }),
    )

    await verify('prompt-consent.asks-of-first-party-too', () => expect(page).toBeConsentDialog())
  },
)
