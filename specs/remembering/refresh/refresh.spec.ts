import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a refresh that asks for more gets no more',
  covers('refresh.stays-within-consent'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const page = await user.consentTo(
      app.authorizationUrl({ scope: `openid offline_access ${read}`, prompt: 'consent' }),
    )
    const tokens = await app.redeem(page)

    const same = await app.refresh(tokens)
    await verify('refresh.stays-within-consent', () =>
      expect(same).toGrantWithin(['openid', 'offline_access', read]),
    )

    const wider = await app.refresh(same.refreshToken ? same : tokens, {
      scope: `openid ${read} ${write}`,
    })
    await verify('refresh.stays-within-consent', () => expect(wider).toKeepFrom([write]))
  },
)
