import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'whoever may not use an application is not asked about it',
  covers('assignment.comes-before-consent', 'assignment.refusal-in-documented-words'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api, assignedTo: 'nobody' })

    const page = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('assignment.comes-before-consent', () => expect(page).toBeCallbackWithSomeError())
    await verify('assignment.refusal-in-documented-words', () =>
      expect(page).toBeCallbackSaying({
        error: 'access_denied',
        description: 'User is not assigned to the client application.',
      }),
    )
  },
)
