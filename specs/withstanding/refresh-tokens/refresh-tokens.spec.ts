import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

/** What a client asks for that wants to go on without its user (OpenID Connect Core 1.0 section 11). */
const lasting = (scope: string) => ({
  scope: `openid offline_access ${scope}`,
  prompt: 'consent',
})

test(
  'somebody without the secret of an application refreshes its token',
  covers('refresh-token.needs-the-clients-proof'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    if (app.registration.secret === undefined)
      throw impossibleError(`"${app.name}" was given no secret`)
    const tokens = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))

    const stolen = await app.refreshUnproven(tokens)

    await verify('refresh-token.needs-the-clients-proof', () => expect(stolen).toHoldNothing())
    const own = await app.refresh(tokens)
    if (own.error !== undefined) throw stageError(`nor does it refresh at all: "${own.error}"`)
  },
)

test(
  'an access token is sent in the place of a refresh token',
  covers('refresh-token.is-no-access-token'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    const own = await app.refresh(tokens)
    if (own.error !== undefined) throw stageError(`it does not refresh at all: "${own.error}"`)

    const answer = await app.refreshWith(own.accessToken ?? '', tokens)

    await verify('refresh-token.is-no-access-token', () => expect(answer).toHoldNothing())
  },
)

test(
  'an application revokes the token of another',
  covers('revocation.of-own-tokens-only'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', host: 'print.example', api })
    if (app.metadata['revocation_endpoint'] === undefined)
      throw impossibleError('the server has no endpoint at which applications revoke tokens')
    const tokens = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))

    await other.attemptRevoke(tokens.refreshToken ?? '')

    const next = await app.refresh(tokens)
    await verify('revocation.of-own-tokens-only', () => expect(next).toHoldAnAccessToken())
  },
)
