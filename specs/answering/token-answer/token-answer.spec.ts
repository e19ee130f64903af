import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

for (const unknown of ['', ' unheard-of'])
  test(
    `a token answer tells its scope${unknown && ' where one was asked for that there is not'}`,
    covers('token-answer.tells-the-scope'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })

      const page = await user.allow(app.authorizationUrl({ scope: `openid ${read}${unknown}` }))
      // A request with an unknown scope may as well be refused (RFC 6749 section 4.1.2.1).
      const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined

      await verify('token-answer.tells-the-scope', () =>
        tokens ? expect(tokens).toTellItsScopes() : expect(page).toIssueNothing(),
      )
    },
  )

test(
  'a token answer tells who has agreed',
  covers('token-answer.identifies-the-user'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    if (!app.supportsOpenId) throw impossibleError('the server does not know OpenID Connect')

    const page = await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    const tokens = await app.redeem(page)

    await verify('token-answer.identifies-the-user', () => expect(tokens).toHoldAnIdToken())
  },
)
