import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'the org itself asks for no consent',
  covers('availability.custom-servers-only'),
  async ({ world, user, verify }) => {
    const { app } = await world.diary()
    await user.isAsked(app.authorizationUrl({ scope: 'openid diary.read' }))

    const atTheOrg = await world.clientAt(app, await world.consentFreeApi())
    const page = await user.signIn(atTheOrg.authorizationUrl({ scope: 'openid profile phone' }))

    await verify('availability.custom-servers-only', () => expect(page).toSkipTheDialog())
  },
)

test(
  'an org without the feature says so',
  covers('availability.says-when-the-feature-is-off'),
  async ({ world, verify }) => {
    const answer = await world.attemptApi({ scopes: [] })

    await verify('availability.says-when-the-feature-is-off', () =>
      expect(answer).toBeRejected({ status: 401, code: 'E0000015' }),
    )
  },
)
