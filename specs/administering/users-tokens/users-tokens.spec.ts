import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  "an application goes to the Management API with its user's own token",
  covers('users-tokens.tell-of-nobody-else'),
  async ({ world, user, verify }) => {
    const api = await world.managementApi()
    const app = await world.client({ api })
    const other = await world.user()
    const page = await user.allow(app.authorizationUrl({ scope: 'openid read:users read:grants' }))
    const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined

    const calls =
      tokens?.accessToken === undefined ? [] : await world.callsWith(tokens.accessToken, other)

    await verify('users-tokens.tell-of-nobody-else', () => expect(calls).toBeTurnedAway())
  },
)
