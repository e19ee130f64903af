import { covers, expect, test } from '../../../fixtures/test.ts'
import { stageError } from '../../../harness/judge/errors.ts'

test(
  'a refresh token that was revoked gives nothing',
  covers('token-revocation.refresh-token-is-dead'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.consentTo(
      app.authorizationUrl({ scope: `openid offline_access ${read}`, prompt: 'consent' }),
    )
    const tokens = await app.redeem(page)
    const control = await app.refresh(tokens)
    if (control.accessToken === undefined)
      throw stageError('the refresh token gives nothing even before it is revoked')
    const latest = control.refreshToken ? control : tokens

    await app.revokeRefreshToken(latest)
    const answer = await app.refresh(latest)

    await verify('token-revocation.refresh-token-is-dead', () => expect(answer).toHoldNothing())
  },
)

test(
  'an access token ends with the refresh token it came with',
  covers('token-revocation.ends-access-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.consentTo(
      app.authorizationUrl({ scope: `openid offline_access ${read}`, prompt: 'consent' }),
    )
    const tokens = await app.redeem(page)
    const before = await app.introspect(tokens.accessToken ?? '')
    if (!before.active) throw stageError('introspection takes a new access token for inactive')

    await app.revokeRefreshToken(tokens)
    const after = await app.introspect(tokens.accessToken ?? '')

    await verify('token-revocation.ends-access-tokens', () => expect(after).toBeInactive())
  },
)

test(
  'revoking a refresh token spares other applications and other users',
  covers('token-revocation.spares-others'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const otherApp = await world.client({ name: 'Print Shop', api })
    const otherUser = await world.user()
    const request = { scope: `openid offline_access ${read}`, prompt: 'consent' }
    const tokens = await app.redeem(await user.consentTo(app.authorizationUrl(request)))
    const others = [
      {
        client: otherApp,
        tokens: await otherApp.redeem(await user.consentTo(otherApp.authorizationUrl(request))),
      },
      {
        client: app,
        tokens: await app.redeem(await otherUser.consentTo(app.authorizationUrl(request))),
      },
    ]

    await app.revokeRefreshToken(tokens)

    for (const other of others) {
      const answer = await other.client.refresh(other.tokens)
      await verify('token-revocation.spares-others', () => expect(answer).toGrantAtLeast([read]))
    }
  },
)

test(
  'introspection tells what was agreed to',
  covers('introspection.tells-what-was-granted'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read} ${write}` }))
    const page = await user.allow(app.authorizationUrl({ scope: `openid ${read}` }))
    const { accessToken = '' } = await app.redeem(page)

    const told = await app.introspect(accessToken)

    await verify('introspection.tells-what-was-granted', () =>
      expect(told).toTellWhatWasGranted({
        scopes: ['openid', read],
        clientId: app.registration.id,
      }),
    )
  },
)

test(
  'introspection takes the refresh token of a revoked consent for inactive',
  covers('introspection.revoked-is-inactive'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.consentTo(
      app.authorizationUrl({ scope: `openid offline_access ${read}`, prompt: 'consent' }),
    )
    const { refreshToken } = await app.redeem(page)
    if (refreshToken === undefined) throw stageError('no refresh token came with the answer')
    const before = await app.introspect(refreshToken)
    if (!before.active) throw stageError('introspection takes a new refresh token for inactive')

    await world.revoke(user, app)
    const after = await app.introspect(refreshToken)

    await verify('introspection.revoked-is-inactive', () => expect(after).toBeInactive())
    await verify('introspection.revoked-is-inactive', () => expect(after).toSayNothingElse())
  },
)
