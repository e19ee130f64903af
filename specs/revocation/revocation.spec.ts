import { covers, expect, test } from '../../fixtures/test.ts'

test(
  'a revoked consent is asked for again',
  covers('revocation.prompts-again'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    const request = { scope: 'openid read:posts' }
    await user.consentTo(app.authorizationUrl(request))

    const before = await user.open(app.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(before).toSkipTheDialog())

    await world.revoke(user, app)
    const after = await user.open(app.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(after).toBeConsentDialog())
  },
)

test(
  "revoking one consent leaves another user's and another app's alone",
  covers('revocation.prompts-again'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })
    const otherApp = await world.client({ name: 'Print Shop', api })
    const otherUser = await world.user()
    const request = { scope: 'openid read:posts' }
    await user.consentTo(app.authorizationUrl(request))
    await user.consentTo(otherApp.authorizationUrl(request))
    await otherUser.consentTo(app.authorizationUrl(request))

    await world.revoke(user, app)

    const sameUser = await user.open(otherApp.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(sameUser).toSkipTheDialog())
    const sameApp = await otherUser.open(app.authorizationUrl(request))
    await verify('revocation.prompts-again', () => expect(sameApp).toSkipTheDialog())
  },
)
