import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

test(
  'prompt=none without consent is an error at the callback',
  covers('prompt-none.shows-no-dialog', 'prompt-none.answers-consent-required'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    // Some servers sign nobody in before a dialog was answered, so another application's is.
    const other = await world.client({ name: 'Print Shop', api })
    await user.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) }))
    const relation = await world.silent.acquaint(app, user)
    await user.isAsked(app.authorizationUrl(request))

    const page = await user.open(world.silent.url(app, user, request))

    const isAnswered = page.kind === 'callback' && !page.response.parameters.has('error')
    if (relation === 'acquainted' && isAnswered) {
      const tokens = await app.attemptRedeem(page)
      await verify('prompt-none.shows-no-dialog', () => expect(tokens).toKeepFrom([read]))
      throw impossibleError('who had to be made known to ask in silence gets what it got then')
    }
    await verify('prompt-none.shows-no-dialog', () => expect(page).toBeCallbackWithSomeError())
    await verify('prompt-none.answers-consent-required', () =>
      expect(page).toBeCallbackWithOneOf(['consent_required', 'interaction_required']),
    )
  },
)

test(
  'prompt=none without a session is an error at the callback',
  covers('prompt-none.answers-login-required', 'prompt-none.names-a-hurdle'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    // The same person, signed in elsewhere.
    const elsewhere = await world.elsewhere(user)
    await elsewhere.isServed(app.authorizationUrl({ scope: scopeOf(app, read) }))
    await world.silent.acquaint(app, elsewhere)

    const page = await user.open(world.silent.url(app, user, { scope: scopeOf(app, read) }))

    await verify('prompt-none.answers-login-required', () =>
      expect(page).toBeCallbackWithSomeError(),
    )
    await verify('prompt-none.names-a-hurdle', () =>
      expect(page).toBeCallbackWithOneOf([
        'login_required',
        'interaction_required',
        'account_selection_required',
      ]),
    )
  },
)

test(
  'prompt=none with a session and consent succeeds',
  covers('prompt-none.passes-with-consent'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    await user.consentTo(app.authorizationUrl(request))

    const page = await user.open(world.silent.url(app, user, request))

    await verify('prompt-none.passes-with-consent', () => expect(page).toSkipTheDialog())
  },
)

for (const { how, further } of [
  { how: '', further: {} },
  { how: ', where the application says who it is', further: { client_id: true } },
] as const)
  test(
    `prompt=none after signing out is an error${how}`,
    covers('sessions.sign-out-ends-silence'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: scopeOf(app, read) }
      const tokens = await app.redeem(await user.consentTo(app.authorizationUrl(request)))
      await user.passes(world.silent.url(app, user, request))

      await user.open(app.signOutUrl(tokens, further))
      const page = await user.open(world.silent.url(app, user, request))

      await verify('sessions.sign-out-ends-silence', () => expect(page).toBeCallbackWithSomeError())
    },
  )

test(
  "prompt=none after signing out at the vendor's own address is an error",
  covers('sessions.vendors-sign-out-ends-silence'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    const request = { scope: 'openid read:posts' }
    await user.consentTo(app.authorizationUrl(request))

    for (const address of await world.signOutAddresses(app)) {
      await user.passes(app.authorizationUrl(request))
      await user.passes(world.silent.url(app, user, request))
      await user.open(address)
      const page = await user.open(world.silent.url(app, user, request))
      await verify('sessions.vendors-sign-out-ends-silence', () =>
        expect(page).toBeCallbackWithSomeError(),
      )
    }
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
  'a silent request for more than was granted is told consent_required',
  covers('prompt-none.missing-grant-is-consent-required'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts', 'write:posts'] })
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))

    const page = await user.open(
      app.authorizationUrl({ scope: 'openid read:posts write:posts', prompt: 'none' }),
    )

    await verify('prompt-none.missing-grant-is-consent-required', () =>
      expect(page).toBeCallbackWithError('consent_required'),
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
