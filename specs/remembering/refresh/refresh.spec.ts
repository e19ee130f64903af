import { lasting, lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import { consentToMore } from '../../../fixtures/narrowing.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

/** Claims that the scopes `profile` and `email` stand for (OpenID Connect Core 1.0 section 5.4). */
const personal = ['name', 'given_name', 'family_name', 'nickname', 'email', 'email_verified']

test(
  'a refresh that asks for more gets no more',
  covers('refresh.stays-within-consent'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const tokens = await lastingTokens(user, app, read)

    const same = await app.refresh(tokens)
    await verify('refresh.stays-within-consent', () =>
      expect(same).toGrantWithin(['openid', 'offline_access', read, ...tokens.scopes]),
    )

    const wider = await app.refresh(same.refreshToken ? same : tokens, {
      scope: `openid ${read} ${write}`,
    })
    await verify('refresh.stays-within-consent', () => expect(wider).toKeepFrom([write]))
  },
)

test(
  'a consent that is widened later widens no older refresh token',
  covers('refresh.stays-within-consent'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const tokens = await lastingTokens(user, app, read)
    await consentToMore(user, app, { scope: `openid ${read} ${write}` }, write)

    const same = await app.refresh(tokens)
    await verify('refresh.stays-within-consent', () => expect(same).toKeepFrom([write]))

    const wider = await app.refresh(same.refreshToken ? same : tokens, {
      scope: `openid ${read} ${write}`,
    })
    await verify('refresh.stays-within-consent', () => expect(wider).toKeepFrom([write]))
  },
)

test(
  "another application's refresh token gives nothing",
  covers('refresh.only-for-its-client'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', api })
    const tokens = await refreshed(app, await lastingTokens(user, app, read))
    await lastingTokens(user, other, read)

    const stolen = await other.refresh(tokens)

    await verify('refresh.only-for-its-client', () => expect(stolen).toHoldNothing())
  },
)

test(
  'a refresh for less is not for good',
  covers('refresh.narrowing-is-not-for-good'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const tokens = await lastingTokens(user, app, read, write)

    const narrow = await app.refresh(tokens, { scope: `openid offline_access ${read}` })
    if (narrow.accessToken === undefined)
      throw stageError('the server refuses to refresh for less than was granted')
    if (narrow.scopes.includes(write))
      throw impossibleError('the server refreshes for no fewer scopes')
    const whole = await app.refresh({
      ...tokens,
      ...(narrow.refreshToken === undefined ? {} : { refreshToken: narrow.refreshToken }),
    })

    // Silence would say that it is for all that was granted before (RFC 6749 section 5.1), always.
    if (whole.accessToken !== undefined && whole.scopesToldBy === 'silence')
      throw impossibleError('nothing at this server tells what a refreshed token is for')
    await verify('refresh.narrowing-is-not-for-good', () =>
      expect(whole).toGrantAtLeast([read, write]),
    )
  },
)

test(
  'neither code nor refresh token opens an API that nobody was asked about',
  covers('refresh.only-for-consented-apis'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const forum = await world.api({ name: 'Forum API', scopes: [read] })
    const app = await world.client({ api: [api, forum] })
    const tokens = await refreshed(app, await lastingTokens(user, app, read))

    const answer = await app.refresh(tokens, { api: forum })
    await verify('refresh.only-for-consented-apis', () => expect(answer).toStayOutOf(forum))

    app.waitsWithCodes = true
    const page = await user.consentTo(app.authorizationUrl(lasting(read)))
    const redeemed = await app.attemptRedeem(page, { api: forum })
    await verify('refresh.only-for-consented-apis', () => expect(redeemed).toStayOutOf(forum))
  },
)

for (const target of ['the user', 'an API too'] as const)
  test(
    `a token refreshed without "profile" and "email" tells what neither is needed for, of ${target}`,
    covers('refresh.narrower-tokens-tell-less'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const [wish, own] = target === 'the user' ? [{}, []] : [{ api }, [read]]
      const app = await world.client(wish)
      // What the server tells anybody it signs a user in to is no matter of these scopes.
      const plain = await world.client({ name: 'Diary', ...wish })
      const least = await plain.redeem(
        await user.allow(plain.authorizationUrl({ scope: ['openid', ...own].join(' ') })),
      )
      const { claims: usual = {} } = await plain.userinfo(least)
      const first = await user.allow(app.authorizationUrl(lasting(...own, 'profile', 'email')))
      const tokens = await refreshed(app, await app.redeem(first))
      const { claims = {} } = await app.userinfo(tokens)
      const known = personal.filter(
        (name) => claims[name] !== undefined && usual[name] === undefined,
      )
      if (known.length === 0) throw impossibleError('userinfo tells nothing to such a token')

      const narrow = await app.refresh(tokens, { scope: ['openid', ...own].join(' ') })
      const isNarrow = ['profile', 'email'].every((scope) => !narrow.scopes.includes(scope))
      if (narrow.accessToken === undefined || !isNarrow)
        throw impossibleError('the server refreshes for no fewer scopes')
      const told = await app.userinfo(narrow)

      await verify('refresh.narrower-tokens-tell-less', () => expect(told).toTellNothingOf(known))
    },
  )
