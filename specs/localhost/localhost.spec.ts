import { covers, expect, test } from '../../fixtures/test.ts'

test(
  'a first-party app on localhost is asked about although the API allows skipping',
  covers('localhost.never-skips'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', host: 'localhost', api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('localhost.never-skips', () => expect(page).toBeConsentDialog())
  },
)

test(
  'a callback on localhost that is only registered keeps the dialog too',
  covers('localhost.never-skips'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({
      party: 'first',
      host: 'myapp.example',
      otherHosts: ['localhost'],
      api,
    })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('localhost.never-skips', () => expect(page).toBeConsentDialog())
  },
)

test(
  'the same app moved from localhost to a host of its own goes without the dialog',
  covers('first-party.skips-when-api-allows'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', host: 'localhost', api })

    await world.move(app, 'myapp.example')
    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('first-party.skips-when-api-allows', () => expect(page).toSkipTheDialog())
  },
)

test(
  'a consent given on localhost is remembered',
  covers('localhost.remembers-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', host: 'localhost', api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))

    const page = await user.open(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('localhost.remembers-consent', () => expect(page).toSkipTheDialog())
  },
)

test(
  'a consent given on localhost is asked for again',
  covers('localhost.asks-every-time'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', host: 'localhost', api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))

    const page = await user.open(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify('localhost.asks-every-time', () => expect(page).toBeConsentDialog())
  },
)
