import { lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

test(
  'a refresh token that was revoked gives nothing',
  covers('token-revocation.refresh-token-is-dead'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await refreshed(app, await lastingTokens(user, app, read))

    await app.revokeRefreshToken(tokens)
    const answer = await app.refresh(tokens)

    await verify('token-revocation.refresh-token-is-dead', () => expect(answer).toHoldNothing())
  },
)

test(
  'an access token ends with the refresh token it came with',
  covers('token-revocation.ends-access-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await lastingTokens(user, app, read)
    const before = await app.introspect(tokens.accessToken ?? '')
    if (!before.active) throw stageError('introspection takes a new access token for inactive')

    await app.revokeRefreshToken(tokens)
    const after = await app.introspect(tokens.accessToken ?? '')

    await verify('token-revocation.ends-access-tokens', () => expect(after).toBeInactive())
  },
)

test(
  'an access token that was revoked is no longer active',
  covers('token-revocation.access-token-is-dead'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    const { accessToken = '' } = await app.redeem(page)
    const before = await app.introspect(accessToken)
    if (!before.active) throw stageError('introspection takes a new access token for inactive')

    if (!(await app.attemptRevoke(accessToken)))
      throw impossibleError('the server revokes no access tokens')
    const after = await app.introspect(accessToken)

    await verify('token-revocation.access-token-is-dead', () => expect(after).toBeInactive())
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
    const tokens = await lastingTokens(user, app, read)
    const others = [
      { client: otherApp, tokens: await lastingTokens(user, otherApp, read) },
      { client: app, tokens: await lastingTokens(otherUser, app, read) },
    ]

    await app.revokeRefreshToken(tokens)

    for (const other of others) {
      const answer = await other.client.refresh(other.tokens)
      await verify('token-revocation.spares-others', () => expect(answer).toGrantAtLeast([read]))
    }
  },
)

test(
  'revoking the refresh token of an application that nobody was asked about spares the others',
  covers('token-revocation.spares-others'),
  async ({ world, user, verify }) => {
    await world.endGrantsWithTheirTokens()
    const { api, read } = await world.blog({ allowSkippingConsent: true })
    const app = await world.client({ name: 'Print Shop', api })
    const tokens = await lastingTokens(user, app, read)
    const trusted = await world.client({ party: 'first', api })
    const page = await user.signIn(
      trusted.authorizationUrl({ scope: `openid offline_access ${read}` }),
    )
    if (page.kind !== 'callback') throw impossibleError('the server asks about every application')
    const its = await trusted.redeem(page)
    if (its.refreshToken === undefined)
      throw impossibleError('a request that nobody is asked about gets no refresh token')

    await trusted.revokeRefreshToken(its)
    const answer = await app.refresh(tokens)

    await verify('token-revocation.spares-others', () => expect(answer).toGrantAtLeast([read]))
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
    const { refreshToken } = await lastingTokens(user, app, read)
    if (refreshToken === undefined) throw stageError('no refresh token came with the answer')
    const before = await app.introspect(refreshToken, 'refresh_token')
    if (!before.active) throw impossibleError('introspection tells nothing of refresh tokens here')

    await world.revoke(user, app)

    for (const type of ['refresh_token', 'access_token'] as const) {
      const after = await app.introspect(refreshToken, type)
      await verify('introspection.revoked-is-inactive', () => expect(after).toBeInactive())
      await verify('introspection.revoked-is-inactive', () => expect(after).toSayNothingElse())
    }
  },
)
