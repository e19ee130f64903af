import { covers, expect, test } from '../../../fixtures/test.ts'

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
      expect(page).toBeCallbackWithOneOf(['consent_required', 'interaction_required']),
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

test(
  'a silent request without a grant is told consent_required',
  covers('prompt-none.missing-grant-is-consent-required'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    await world.signInElsewhere(user)

    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'none' }),
    )

    await verify('prompt-none.missing-grant-is-consent-required', () =>
      expect(page).toBeCallbackWithError('consent_required'),
    )
    await verify('prompt-none.missing-grant-is-consent-required', () =>
      expect(page).toAnswerARequestOf(app),
    )
  },
)

test(
  'a silent request without a session is told login_required',
  covers('prompt-none.missing-session-is-login-required'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })

    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'none' }),
    )

    await verify('prompt-none.missing-session-is-login-required', () =>
      expect(page).toBeCallbackWithError('login_required'),
    )
    await verify('prompt-none.missing-session-is-login-required', () =>
      expect(page).toAnswerARequestOf(app),
    )
  },
)

const responseModes = [
  { responseType: 'code', part: 'query' },
  { responseType: 'token id_token', part: 'fragment' },
] as const

for (const { responseType, part } of responseModes)
  test(
    `a silent request for "${responseType}" is refused in the ${part}`,
    covers('prompt-none.answers-in-the-response-mode'),
    async ({ world, user, verify }) => {
      const api = await world.api({ scopes: ['read:posts'] })
      const app = await world.client({ api, responseTypes: [responseType] })

      const page = await user.open(
        app.authorizationUrl({ scope: 'openid read:posts', responseType, prompt: 'none' }),
      )

      await verify('prompt-none.answers-in-the-response-mode', () =>
        expect(page).toBeAnsweredIn(part),
      )
    },
  )
