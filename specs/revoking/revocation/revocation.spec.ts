import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a revoked consent is asked for again',
  covers('revocation.prompts-again'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    const request = { scope: 'openid read:posts' }
    await user.consentTo(app.authorizationUrl(request))

    const before = await user.open(app.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(before).toSkipTheDialog())

    await world.revoke(user, app)
    const after = await user.open(app.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(after).toBeConsentDialog())
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
  'an application whose consent was revoked is asked about',
  covers('revocation.asks-again'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    await world.revoke(user, app)
    const page = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('revocation.asks-again', () => expect(page).toBeConsentDialog())
  },
)

test(
  'a refresh token ends with the consent it was issued under',
  covers('revocation.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.consentTo(
      app.authorizationUrl({ scope: `openid offline_access ${read}`, prompt: 'consent' }),
    )
    const tokens = await app.redeem(page)

    await world.revoke(user, app)
    const answer = await app.refresh(tokens)

    await verify('revocation.ends-refresh-tokens', () => expect(answer).toHoldNothing())
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
    const request = { scope: 'openid read:posts' }
    const otherRequest = { scope: 'openid read:prints' }
    await user.consentTo(app.authorizationUrl(request))
    await user.consentTo(other.authorizationUrl(otherRequest))
    const administrator = await world.administrator()

    await administrator.revokeConsent(user, app)

    const page = await user.open(app.authorizationUrl(request))
    await verify('revocation.through-the-console', () => expect(page).toBeConsentDialog())
    const untouched = await user.open(other.authorizationUrl(otherRequest))
    await verify('revocation.through-the-console', () => expect(untouched).toSkipTheDialog())
  },
)
