import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a refusal reaches the application as access_denied, with its state',
  covers('denial.answers-access-denied', 'denial.returns-state'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    const refusal = await user.deny(page)

    await verify('denial.answers-access-denied', () =>
      expect(refusal).toBeCallbackWithError('access_denied'),
    )
    await verify('denial.returns-state', () => expect(refusal).toAnswerARequestOf(app))
  },
)

test(
  'after a refusal the next request is not let through',
  covers('denial.grants-nothing'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    const page = await user.signIn(app.authorizationUrl(request))

    const refusal = await user.deny(page)
    await verify('denial.grants-nothing', () => expect(refusal).toIssueNothing())

    const next = await user.signIn(app.authorizationUrl(request))
    await verify('denial.grants-nothing', () => expect(next).toIssueNothing())
  },
)

test(
  'a declined request is answered at the callback it named',
  covers('denial.redirects-with-access-denied', 'denial.returns-state'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ host: 'shop.example', otherHosts: ['branch.example'], api })
    const redirectUri = app.callbackOn('branch.example')
    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid read:posts', redirectUri }),
    )

    const refusal = await user.deny(page)

    await verify('denial.redirects-with-access-denied', () =>
      expect(refusal).toBeCallbackWithError('access_denied'),
    )
    await verify('denial.redirects-with-access-denied', () =>
      expect(refusal).toArriveAt(redirectUri),
    )
    await verify('denial.returns-state', () => expect(refusal).toAnswerARequestOf(app))
  },
)
