import { lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

test(
  'a revoked consent is asked for again, each scope of it, and is no longer listed',
  covers('revocation.prompts-again'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts', 'write:posts'] })
    const app = await world.client({ api })
    const all = 'openid read:posts write:posts'
    await user.consentTo(app.authorizationUrl({ scope: all }))

    const before = await user.open(app.authorizationUrl({ scope: all }))
    await verify('revocation.prompts-again', () => expect(before).toSkipTheDialog())

    await world.revoke(user, app)
    for (const scope of [all, 'openid read:posts', 'openid write:posts']) {
      const after = await user.open(app.authorizationUrl({ scope }))
      await verify('revocation.prompts-again', () => expect(after).toBeConsentDialog())
    }
    const grants = await world.grantsOf(user)
    await verify('revocation.prompts-again', () => expect(grants).toBeForExactly([]))
  },
)

test(
  "revoking one consent leaves another user's and another app's alone",
  covers('revocation.prompts-again'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    const otherApp = await world.client({ name: 'Print Shop', api })
    const otherUser = await world.user()
    const request = { scope: 'openid read:posts' }
    await user.consentTo(app.authorizationUrl(request))
    await user.consentTo(otherApp.authorizationUrl(request))
    await otherUser.consentTo(app.authorizationUrl(request))

    await world.revoke(user, app)

    const sameUser = await user.open(otherApp.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(sameUser).toSkipTheDialog())
    const sameApp = await otherUser.open(app.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(sameApp).toSkipTheDialog())
  },
)

test(
  'an application whose consent was revoked is asked about, for all it had and for each part',
  covers('revocation.asks-again'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const all = `openid ${read} ${write}`
    await user.consentTo(app.authorizationUrl({ scope: all }))
    await user.passes(app.authorizationUrl({ scope: all }))

    await world.revoke(user, app)

    for (const scope of [all, `openid ${read}`, `openid ${write}`]) {
      const page = await user.signIn(app.authorizationUrl({ scope }))
      await verify('revocation.asks-again', () => expect(page).toBeConsentDialog())
    }
  },
)

test(
  'a silent request fails once the consent is revoked',
  covers('revocation.ends-silent-access'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(world.silent.url(app, user, request))

    await world.revoke(user, app)
    const page = await user.open(world.silent.url(app, user, request))

    await verify('revocation.ends-silent-access', () => expect(page).toBeCallbackWithSomeError())
  },
)

test(
  'a silent request with an ID token for a hint fails once the consent is revoked',
  covers('revocation.ends-silent-access'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const scope = `openid ${read}`
    const { idToken } = await app.redeem(await user.consentTo(app.authorizationUrl({ scope })))
    const hinted = () =>
      app.authorizationUrl({ scope, prompt: 'none', with: { id_token_hint: idToken ?? '' } })
    const before = idToken === undefined ? undefined : await user.open(hinted())
    if (before?.kind !== 'callback' || before.response.parameters.has('error'))
      throw impossibleError('the server takes no ID token for a hint')

    await world.revoke(user, app)
    const page = await user.open(hinted())

    await verify('revocation.ends-silent-access', () => expect(page).toBeCallbackWithSomeError())
  },
)

test(
  'a code that was not used ends with its consent',
  covers('revocation.ends-unused-codes'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    app.waitsWithCodes = true
    const page = await user.allow(app.authorizationUrl({ scope: `openid ${read}` }))

    await world.revoke(user, app)
    const answer = await app.attemptRedeem(page)

    await verify('revocation.ends-unused-codes', () => expect(answer).toHoldNothing())
  },
)

test(
  'a refresh token ends with the consent it was issued under',
  covers('revocation.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await refreshed(app, await lastingTokens(user, app, read))

    await world.revoke(user, app)
    const answer = await app.refresh(tokens)

    await verify('revocation.ends-refresh-tokens', () => expect(answer).toHoldNothing())
  },
)

test(
  'refresh tokens from before a consent was widened and from after it end with that consent',
  covers('revocation.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const narrow = await refreshed(app, await lastingTokens(user, app, read))
    const wide = await refreshed(app, await lastingTokens(user, app, read, write))

    await world.revoke(user, app)

    for (const tokens of [narrow, wide]) {
      const answer = await app.refresh(tokens)
      await verify('revocation.ends-refresh-tokens', () => expect(answer).toHoldNothing())
    }
  },
)

test(
  'introspection takes the access token of a revoked consent for inactive',
  covers('revocation.ends-access-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    const { accessToken = '' } = await app.redeem(page)
    const before = await app.introspect(accessToken)
    if (!before.active) throw stageError('introspection takes a new access token for inactive')

    await world.revoke(user, app)
    const after = await app.introspect(accessToken)

    await verify('revocation.ends-access-tokens', () => expect(after).toBeInactive())
  },
)

test(
  'userinfo closes with the consent',
  covers('revocation.closes-userinfo'),
  async ({ world, user, verify }) => {
    const app = await world.client()
    const page = await user.consentTo(app.authorizationUrl({ scope: 'openid email' }))
    const tokens = await app.redeem(page)
    const before = await app.userinfo(tokens)
    if (before.status !== 200) throw stageError(`userinfo answers ${before.status} from the start`)

    await world.revoke(user, app)
    const after = await app.userinfo(tokens)

    await verify('revocation.closes-userinfo', () => expect(after).toBeClosed())
  },
)

const tokenRevocations = [
  { effect: 'ends the grant', expects: 'toBeConsentDialog' },
  { effect: 'leaves the grant', expects: 'toSkipTheDialog' },
] as const

for (const { effect, expects } of tokenRevocations)
  test(
    `revoking a refresh token ${effect} where the tenant has set it so`,
    covers('revocation.of-a-refresh-token-follows-the-setting'),
    async ({ world, user, verify }) => {
      const api = await world.api({ scopes: ['read:posts'] })
      const app = await world.client({ api })
      const request = { scope: 'openid offline_access read:posts' }
      await world.whenRefreshTokensAreRevoked(effect)
      const tokens = await app.redeem(await user.consentTo(app.authorizationUrl(request)))

      await app.revokeRefreshToken(tokens)
      const page = await user.open(app.authorizationUrl(request))

      await verify('revocation.of-a-refresh-token-follows-the-setting', () =>
        expect(page)[expects](),
      )
    },
  )

test(
  'a consent that an administrator revokes on the console is asked for again',
  covers('revocation.through-the-console'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    const prints = await world.api({ name: 'Print API', scopes: ['read:prints'] })
    const other = await world.client({ name: 'Print Shop', api: prints })
    const somebody = await world.user()
    const request = { scope: 'openid read:posts' }
    const otherRequest = { scope: 'openid read:prints' }
    await user.consentTo(app.authorizationUrl(request))
    await user.consentTo(other.authorizationUrl(otherRequest))
    await somebody.consentTo(app.authorizationUrl(request))
    const administrator = await world.administrator()

    await administrator.revokeConsent(user, app)

    const page = await user.open(app.authorizationUrl(request))
    await verify('revocation.through-the-console', () => expect(page).toBeConsentDialog())
    const untouched = await user.open(other.authorizationUrl(otherRequest))
    await verify('revocation.through-the-console', () => expect(untouched).toSkipTheDialog())
    const others = await somebody.open(app.authorizationUrl(request))
    await verify('revocation.through-the-console', () => expect(others).toSkipTheDialog())
  },
)

test(
  'to revoke on the console what an application may do is to revoke it at every API',
  covers('revocation.through-the-console'),
  async ({ world, user, verify }) => {
    const apis = [
      await world.api({ scopes: ['read:posts'] }),
      await world.api({ name: 'Print API', scopes: ['read:posts'] }),
    ]
    const app = await world.client({ api: apis })
    const urls = async () =>
      Promise.all(
        apis.map(async (api) =>
          (await world.clientAt(app, api)).authorizationUrl({ scope: 'openid read:posts' }),
        ),
      )
    for (const url of await urls()) await user.consentTo(url)
    const administrator = await world.administrator()

    await administrator.revokeConsent(user, app)

    for (const url of await urls()) {
      const page = await user.open(url)
      await verify('revocation.through-the-console', () => expect(page).toBeConsentDialog())
    }
  },
)
