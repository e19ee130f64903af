import { covers, expect, test } from '../../../fixtures/test.ts'

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

/** First-party applications at an API that allows skipping; `PORT` is the port they really listen on. */
const unverifiable = [
  {
    id: 'localhost.never-skips',
    callbacks: [
      ['http://localhost:PORT/deep/in/the/app?of=mine'],
      ['http://myapp.example:PORT/callback', 'http://localhost/callback'],
      ['http://myapp.example:PORT/callback', 'https://localhost:8443/a/b?c=d'],
    ],
  },
  {
    id: 'localhost.other-spellings',
    callbacks: [
      ['http://myapp.example:PORT/callback', 'http://LOCALHOST:3000/callback'],
      ['http://myapp.example:PORT/callback', 'http://localhost.:3000/callback'],
      ['http://myapp.example:PORT/callback', 'http://app.localhost:3000/callback'],
    ],
  },
  {
    id: 'localhost.loopback-addresses',
    callbacks: [
      ['http://127.0.0.1:PORT/callback'],
      ['http://myapp.example:PORT/callback', 'http://127.0.0.1/callback'],
      ['http://myapp.example:PORT/callback', 'https://127.8.9.10:8443/callback'],
      ['http://myapp.example:PORT/callback', 'http://[::1]:3000/callback'],
    ],
  },
  {
    id: 'localhost.custom-schemes',
    callbacks: [
      ['com.example.myapp:/callback'],
      ['http://myapp.example:PORT/callback', 'com.example.myapp://callback'],
    ],
  },
] as const

for (const { id, callbacks } of unverifiable)
  for (const registered of callbacks)
    test(
      `a first-party app is asked about with ${registered.join(' and ')} registered`,
      covers(id),
      async ({ world, user, verify }) => {
        const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
        const app = await world.client({ party: 'first', callbacks: registered, api })

        const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

        await verify(id, () => expect(page).toBeConsentDialog())
      },
    )

const lookAlikes = [
  { id: 'localhost.look-alikes', callback: 'http://localhost.example:PORT/callback' },
  { id: 'localhost.look-alikes', callback: 'http://my-localhost.example:PORT/callback' },
  { id: 'localhost.look-alikes', callback: 'http://notlocalhost:PORT/callback' },
  { id: 'localhost.look-alikes', callback: 'http://127.0.0.1.example:PORT/callback' },
  { id: 'localhost.look-alikes', callback: 'http://myapp.example:PORT/localhost' },
  {
    id: 'localhost.user-info-is-not-the-host',
    callback: 'http://localhost@shop.example:PORT/callback',
  },
] as const

for (const { id, callback } of lookAlikes)
  test(`${callback} is not on localhost`, covers(id), async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const ordinary = await world.client({ party: 'first', host: 'myapp.example', api })
    const app = await world.client({ party: 'first', callbacks: [callback], api })
    const elsewhere = await user.signIn(ordinary.authorizationUrl({ scope: 'openid read:posts' }))

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))

    await verify(id, () => expect(page).toLeadWhere(elsewhere))
  })

test(
  'a silent request of an app on localhost is told that consent is missing',
  covers('localhost.silent-request-needs-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', host: 'localhost', api })
    await world.signInElsewhere(user)

    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'none' }),
    )

    await verify('localhost.silent-request-needs-consent', () =>
      expect(page).toBeCallbackWithError('consent_required'),
    )
  },
)

test(
  'by the later edition a callback on localhost counts where it is in use',
  covers('localhost.never-skips-in-use'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const hosts = { host: 'myapp.example', otherHosts: ['localhost'] }
    const app = await world.client({ party: 'first', ...hosts, api })

    const unused = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts' }))
    await verify('localhost.never-skips-in-use', () => expect(unused).toSkipTheDialog())

    const used = await user.open(
      app.authorizationUrl({
        scope: 'openid read:posts',
        redirectUri: app.callbackOn('localhost'),
      }),
    )
    await verify('localhost.never-skips-in-use', () => expect(used).toBeConsentDialog())
  },
)
