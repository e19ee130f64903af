import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { untilOlderThan } from '../../../fixtures/sign-in-age.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

test(
  'to refuse what prompt=consent asks is an error although an older consent stands',
  covers('prompt-consent.refusal-is-an-error'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    await user.consentTo(app.authorizationUrl(request))

    const page = await user.signIn(app.authorizationUrl({ ...request, prompt: 'consent' }))
    if (page.kind === 'callback')
      throw impossibleError('prompt=consent brings no dialog, so there is nothing to refuse')
    const refusal = await user.deny(page)

    await verify('prompt-consent.refusal-is-an-error', () =>
      expect(refusal).toBeCallbackWithSomeError(),
    )
  },
)

const signingInAgain = [
  { id: 'prompt-login.is-not-consent', request: { prompt: 'login' }, isOld: false },
  // Not 0: some servers take it for none, and to others a sign-in of this second is not older.
  { id: 'max-age.is-not-consent', request: { with: { max_age: 1 } }, isOld: true },
] as const

for (const { id, request, isOld } of signingInAgain)
  test(
    `nothing is let through at the first request with ${JSON.stringify(request)}`,
    covers(id),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const other = await world.client({ name: 'Print Shop', api })
      await user.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) }))
      if (isOld) await untilOlderThan(1)

      const first = await user.open(app.authorizationUrl({ scope: scopeOf(app, read), ...request }))
      if (first.kind === 'consent')
        throw impossibleError(
          `${JSON.stringify(request)} made nobody sign in again, so it cannot be taken for a consent`,
        )
      const page = await user.signInOn(first)

      await verify(id, () => expect(page).toBeConsentDialog())
    },
  )

test(
  'nothing is let through at the first request with a prompt that nobody defined',
  covers('prompt-unknown.skips-nothing'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', api })
    await user.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) }))

    const page = await user.signIn(
      app.authorizationUrl({ scope: scopeOf(app, read), prompt: 'skip' }),
    )

    await verify('prompt-unknown.skips-nothing', () => expect(page).toIssueNothing())
  },
)

for (const prompt of ['login consent', 'consent login'])
  test(
    `"${prompt}" signs in again and asks again`,
    covers('prompt-login-consent.asks-both'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: scopeOf(app, read) }
      await user.consentTo(app.authorizationUrl(request))
      await user.passes(app.authorizationUrl(request))

      const page = await user.open(app.authorizationUrl({ ...request, prompt }))
      await verify('prompt-login-consent.asks-both', () => expect(page).toBeLoginPage())

      const next = await user.signInOn(page)
      await verify('prompt-login-consent.asks-both', () => expect(next).toBeConsentDialog())
    },
  )

for (const prompt of ['none consent', 'login none'])
  test(
    `"${prompt}" is an error`,
    covers('prompt-none.with-another-value-is-an-error'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: scopeOf(app, read) }
      // Signed in, and consented to: neither stands in the way of the answer.
      await user.consentTo(app.authorizationUrl(request))
      await user.isServed(app.authorizationUrl(request))

      const page = await user.open(app.authorizationUrl({ ...request, prompt }))

      await verify('prompt-none.with-another-value-is-an-error', () => expect(page).toBeAnError())
    },
  )

test(
  'a silent request of somebody who signed in too long ago is an error',
  covers('max-age.silent-and-stale-is-an-error'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(world.silent.url(app, user, request))

    await untilOlderThan(1)
    const page = await user.open(world.silent.url(app, user, { ...request, with: { max_age: 1 } }))

    await verify('max-age.silent-and-stale-is-an-error', () =>
      expect(page).toBeCallbackWithSomeError(),
    )
  },
)

test(
  'a silent request for more gets an error, or no more than before',
  covers('prompt-none.grants-no-more'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const more = { scope: scopeOf(app, read, write) }
    await user.consentTo(app.authorizationUrl({ scope: scopeOf(app, read) }))
    await user.isServed(app.authorizationUrl(more))

    const page = await user.open(world.silent.url(app, user, more))

    const isAnswered = page.kind === 'callback' && !page.response.parameters.has('error')
    const tokens = isAnswered ? await app.redeem(page) : undefined
    await verify('prompt-none.grants-no-more', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeCallbackWithSomeError(),
    )
  },
)

test(
  'a silent request that means another user is an error',
  covers('prompt-none.hint-of-another-user'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    const other = await world.user()
    const meant = await app.redeem(await other.consentTo(app.authorizationUrl(request)))
    if (meant.idToken === undefined) throw stageError('the other user came without an ID token')
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(world.silent.url(app, user, request))

    const page = await user.open(
      app.authorizationUrl({ ...request, prompt: 'none', with: { id_token_hint: meant.idToken } }),
    )

    await verify('prompt-none.hint-of-another-user', () => expect(page).toBeCallbackWithSomeError())
  },
)
