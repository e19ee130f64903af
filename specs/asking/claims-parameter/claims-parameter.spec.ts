import { covers, expect, test } from '../../../fixtures/test.ts'

const essential = { userinfo: { email: { essential: true } } }

test(
  'an essential claim that nobody agreed to does not fail the request',
  covers('claims.refused-essential-is-no-error'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const scope = `openid ${read}`
    await user.isServed(app.authorizationUrl({ scope }))

    const answer = await user.allow(app.authorizationUrl({ scope, with: { claims: essential } }))

    await verify('claims.refused-essential-is-no-error', () =>
      expect(answer).toBeAnsweredWithTokens(),
    )
  },
)
