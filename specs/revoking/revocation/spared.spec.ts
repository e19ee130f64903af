import { lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'revoking leaves other applications and other users alone',
  covers('revocation.leaves-others-alone'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const otherApp = await world.client({ name: 'Print Shop', api })
    const otherUser = await world.user()
    const request = { scope: `openid ${read} ${write}` }
    await user.consentTo(app.authorizationUrl(request))
    await user.consentTo(otherApp.authorizationUrl(request))
    await otherUser.consentTo(app.authorizationUrl(request))
    await user.passes(otherApp.authorizationUrl(request))
    await otherUser.passes(app.authorizationUrl(request))

    await world.revoke(user, app)

    for (const [someone, client] of [
      [user, otherApp],
      [otherUser, app],
    ] as const) {
      const page = await someone.signIn(client.authorizationUrl(request))
      await verify('revocation.leaves-others-alone', () => expect(page).toSkipTheDialog())
      if (page.kind !== 'callback') continue
      const tokens = await client.attemptRedeem(page)
      await verify('revocation.leaves-others-alone', () =>
        expect(tokens).toGrantAtLeast([read, write]),
      )
    }
  },
)

test(
  'revoking leaves the refresh tokens of other applications and other users alone',
  covers('revocation.spares-other-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const otherApp = await world.client({ name: 'Print Shop', api })
    const otherUser = await world.user()
    await lastingTokens(user, app, read)
    const others = [
      { client: otherApp, tokens: await lastingTokens(user, otherApp, read) },
      { client: app, tokens: await lastingTokens(otherUser, app, read) },
    ]
    // One after the other: servers need not take two refreshes at once.
    const held: typeof others = []
    for (const { client, tokens } of others)
      held.push({ client, tokens: await refreshed(client, tokens) })

    await world.revoke(user, app)

    for (const { client, tokens } of held) {
      const answer = await client.refresh(tokens)
      await verify('revocation.spares-other-refresh-tokens', () =>
        expect(answer).toGrantAtLeast([read]),
      )
    }
  },
)
