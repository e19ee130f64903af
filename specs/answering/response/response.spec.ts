import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'an answer carries the state of its request and its issuer, whether it is a yes or a no',
  covers('response.returns-state', 'response.names-the-issuer'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }

    const refusal = await user.deny(await user.signIn(app.authorizationUrl(request)))
    await verify('response.returns-state', () => expect(refusal).toAnswerARequestOf(app))
    await verify('response.names-the-issuer', () => expect(refusal).toNameTheIssuerOf(app))

    const answer = await user.consentTo(app.authorizationUrl(request))
    await verify('response.returns-state', () => expect(answer).toAnswerARequestOf(app))
    await verify('response.names-the-issuer', () => expect(answer).toNameTheIssuerOf(app))
  },
)
