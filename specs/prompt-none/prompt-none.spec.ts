import { covers, expect, test } from '../../fixtures/test.ts'

test(
  'prompt=none without consent is an error at the callback',
  covers('prompt-none.shows-no-dialog', 'prompt-none.answers-consent-required'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    // Some servers sign nobody in before a dialog was answered, so another application's is.
    const other = await world.client({ name: 'Print Shop', api })
    await user.consentTo(other.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}`, prompt: 'none' }))

    await verify('prompt-none.shows-no-dialog', () => expect(page).toBeCallbackWithSomeError())
    await verify('prompt-none.answers-consent-required', () =>
      expect(page).toBeCallbackWithError('consent_required'),
    )
  },
)

test(
  'prompt=none without a session is an error at the callback',
  covers('prompt-none.answers-login-required'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}`, prompt: 'none' }))

    await verify('prompt-none.answers-login-required', () =>
      expect(page).toBeCallbackWithSomeError(),
    )
  },
)

test(
  'prompt=none with a session and consent succeeds',
  covers('prompt-none.passes-with-consent'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.open(app.authorizationUrl({ scope: `openid ${read}`, prompt: 'none' }))

    await verify('prompt-none.passes-with-consent', () => expect(page).toSkipTheDialog())
  },
)
