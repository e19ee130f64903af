import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { poses } from '../../../fixtures/relying-party/pose.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { isRefusal, type TokenAnswer } from '../../../fixtures/token-answer.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { lasting, refreshed } from '../../../fixtures/lasting-tokens.ts'

test(
  'somebody without the secret of an application refreshes its token',
  covers('refresh-token.needs-the-clients-proof'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    let tokens = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))

    for (const pose of poses) {
      const stolen = await app.posed(pose).refresh(tokens)
      await verify(
        'refresh-token.needs-the-clients-proof',
        () => expect(stolen).toHoldNothing(),
        pose,
      )
      tokens = await refreshed(app, tokens)
    }
  },
)

test(
  'an access token is sent in the place of a refresh token',
  covers('refresh-token.is-no-access-token'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    const own = await refreshed(app, tokens)

    const answer = await app.refreshWith(own.accessToken ?? '', tokens)

    await verify('refresh-token.is-no-access-token', () => expect(answer).toHoldNothing())
  },
)

/** Refreshes that are to be refused. */
const refusedRefreshes: Readonly<
  Record<
    string,
    (stage: {
      readonly app: RelyingParty
      readonly other: RelyingParty
      readonly tokens: TokenAnswer
      readonly write: string
    }) => Promise<TokenAnswer>
  >
> = {
  'for more than was granted': ({ app, tokens, write }) => app.refresh(tokens, { scope: write }),
  'for a scope nobody knows': ({ app, tokens }) =>
    app.refresh(tokens, { scope: 'nothing-of-the-sort' }),
  'by another application': ({ other, tokens }) => other.refresh(tokens),
  'without its secret': ({ app, tokens }) => app.posed('its name alone').refresh(tokens),
}

for (const [what, attempt] of Object.entries(refusedRefreshes))
  test(
    `a refresh ${what} is refused`,
    covers('refresh.refusal-spends-nothing'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const app = await world.client({ api })
      const other = await world.client({ name: 'Print Shop', host: 'print.example', api })
      const first = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
      const tokens = await refreshed(app, first)

      const refusal = await attempt({ app, other, tokens, write })
      if (!isRefusal(refusal))
        throw impossibleError(`a refresh ${what} is granted, which other requirements judge`)
      const next = await app.refresh(tokens)

      await verify('refresh.refusal-spends-nothing', () => expect(next).toHoldAnAccessToken(), what)
    },
  )

test(
  'the refresh token of an application without a secret is used again and again',
  covers('refresh-token.replay-is-noticed'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.publicClient(api)
    const first = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    const second = await refreshed(app, first)
    const third = await refreshed(app, second)

    const replayed = await app.refresh(first)
    await verify(
      'refresh-token.replay-is-noticed',
      () => expect(replayed).toHoldNothing(),
      'the first one, after its replacement was used',
    )

    const last = await app.refresh(third)
    await verify(
      'refresh-token.replay-is-noticed',
      () => expect(last).toHoldNothing(),
      'the last one, after the first came again',
    )
  },
)
