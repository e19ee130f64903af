import { lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a user who was deleted and is made anew is asked',
  covers('deletion.user-made-anew-is-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const url = () => app.authorizationUrl({ scope: `openid ${read}` })
    await user.consentTo(url())
    await user.passes(url())

    const anew = await world.recreateUser(user)
    const page = await anew.signIn(url())

    await verify('deletion.user-made-anew-is-asked', () => expect(page).toBeConsentDialog())
  },
)

test(
  'an application that was deleted and is made anew has to ask',
  covers('deletion.application-made-anew-is-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(app.authorizationUrl(request))

    const anew = await world.recreateClient(app)
    const page = await user.signIn(anew.authorizationUrl(request))

    await verify('deletion.application-made-anew-is-asked', () => expect(page).toBeConsentDialog())
  },
)

test(
  'for an API that was deleted and is made anew the user is asked',
  covers('deletion.api-made-anew-is-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(app.authorizationUrl(request))

    const anew = await world.clientAt(app, await world.recreateApi(api))
    const page = await user.signIn(anew.authorizationUrl(request))

    await verify('deletion.api-made-anew-is-asked', () => expect(page).toBeConsentDialog())
  },
)

test(
  'the refresh token of a user who was deleted gives nothing of the one who is made anew',
  covers('deletion.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await refreshed(app, await lastingTokens(user, app, read))

    await world.recreateUser(user)
    const answer = await app.refresh(tokens)

    await verify('deletion.ends-refresh-tokens', () => expect(answer).toHoldNothing())
  },
)

test(
  'the refresh token of an application that was deleted gives the one that is made anew nothing',
  covers('deletion.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await refreshed(app, await lastingTokens(user, app, read))

    const anew = await world.recreateClient(app)
    const answer = await anew.refresh(tokens)

    await verify('deletion.ends-refresh-tokens', () => expect(answer).toHoldNothing())
  },
)

test(
  'a refresh token gives no scope of an API that was deleted, nor of the one that is made anew',
  covers('deletion.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const tokens = await refreshed(app, await lastingTokens(user, app, read))

    const anew = await world.recreateApi(api)
    const answers = [await app.refresh(tokens), await app.refresh(tokens, { api: anew })]

    for (const answer of answers)
      await verify('deletion.ends-refresh-tokens', () => expect(answer).toBeToldNothingOf([read]))
  },
)
