import { impossibleError } from '../../../harness/judge/errors.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'offline access that is added silently gives no refresh token',
  covers('offline-access.not-silently'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    const first = await app.redeem(await user.consentTo(app.authorizationUrl(request)))
    if (first.refreshToken !== undefined)
      throw impossibleError('refresh tokens come without offline_access at this server')
    await user.passes(world.silent.url(app, user, request))

    const offline = { scope: `openid offline_access ${read}` }
    const page = await user.open(world.silent.url(app, user, offline))

    const isAnswered = page.kind === 'callback' && page.response.parameters.has('code')
    const tokens = isAnswered ? await app.redeem(page) : undefined
    await verify('offline-access.not-silently', () =>
      tokens ? expect(tokens).toHoldNoRefreshToken() : expect(page).toIssueNothing(),
    )
  },
)

test(
  'offline access without a code is passed over',
  covers('offline-access.ignored-without-code'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const responseType = 'id_token token'
    const app = await world.client({ api, responseTypes: [responseType] })
    // The same without it is taken, so that it alone makes the difference.
    await user.isServed(app.authorizationUrl({ scope: `openid ${read}`, responseType }))

    const page = await user.allow(
      app.authorizationUrl({ scope: `openid offline_access ${read}`, responseType }),
    )
    await verify('offline-access.ignored-without-code', () => expect(page).toBeAnsweredWithTokens())

    if (page.kind !== 'callback') return
    const tokens = await app.frontChannelAnswer(page)
    await verify('offline-access.ignored-without-code', () => expect(tokens).toHoldNoRefreshToken())
  },
)
