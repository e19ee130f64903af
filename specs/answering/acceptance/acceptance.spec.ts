import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'an allowed request is answered like any other that succeeds',
  covers('acceptance.answers-as-usual'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts', 'write:posts'] })
    const app = await world.client({ api })

    const page = await user.consentTo(app.authorizationUrl({ scope: 'openid read:posts' }))
    await verify('acceptance.answers-as-usual', () => expect(page).toAnswerARequestOf(app))

    const tokens = await app.redeem(page)
    await verify('acceptance.answers-as-usual', () =>
      expect(tokens).toGrantExactly(['openid', 'read:posts']),
    )
  },
)
