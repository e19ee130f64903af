import { poses } from '../../../fixtures/relying-party/pose.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { stageError } from '../../../harness/judge/errors.ts'
import { lasting, refreshed } from '../../../fixtures/lasting-tokens.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { isRefusal, type TokenAnswer } from '../../../fixtures/token-answer.ts'

/** The control: a token that nobody else ends is ended by whom it was given to. */
const assertItsOwnerCan = async (app: RelyingParty, tokens: TokenAnswer): Promise<void> => {
  await app.revokeRefreshToken(tokens)
  if (!isRefusal(await app.refresh(tokens)))
    throw stageError('nor does the application itself end it')
}

test(
  'an application revokes the token of another',
  covers('revocation.of-own-tokens-only'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', host: 'print.example', api })
    const tokens = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    const { accessToken = '' } = tokens
    const before = await app.attemptIntrospect(accessToken)

    for (const token of [tokens.refreshToken, accessToken]) await other.attemptRevoke(token ?? '')

    const after = before?.active ? await app.introspect(accessToken) : undefined
    if (after) await verify('revocation.of-own-tokens-only', () => expect(after).toBeActive())
    const next = await app.refresh(tokens)
    await verify('revocation.of-own-tokens-only', () => expect(next).toHoldAnAccessToken())
    await assertItsOwnerCan(app, { ...tokens, ...next })
  },
)

for (const pose of poses)
  test(
    `somebody who has ${pose} revokes the token of an application`,
    covers('revocation.needs-the-clients-proof'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const tokens = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))

      await app.posed(pose).attemptRevoke(tokens.refreshToken ?? '')

      const next = await app.refresh(tokens)
      await verify(
        'revocation.needs-the-clients-proof',
        () => expect(next).toHoldAnAccessToken(),
        pose,
      )
      await assertItsOwnerCan(app, { ...tokens, ...next })
    },
  )

test(
  'an application without a secret revokes its own token',
  covers('revocation.public-clients-can'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.publicClient(api)
    const first = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    const tokens = await refreshed(app, first)

    await app.attemptRevoke(tokens.refreshToken ?? '')

    const next = await app.refresh(tokens)
    await verify('revocation.public-clients-can', () => expect(next).toHoldNothing())
  },
)

test(
  'a token that its application has revoked is asked about',
  covers('revocation.is-seen-by-introspection'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const { refreshToken } = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    if (refreshToken === undefined) throw stageError('no refresh token came with the answer')
    const before = await app.introspect(refreshToken, 'refresh_token')
    if (!before.active) throw stageError('introspection takes a new refresh token for inactive')

    await app.revoke(refreshToken)
    const after = await app.introspect(refreshToken, 'refresh_token')

    await verify('revocation.is-seen-by-introspection', () => expect(after).toBeInactive())
  },
)
