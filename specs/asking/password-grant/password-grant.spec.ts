import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a password is exchanged for a token without a dialog',
  covers('password-grant.involves-no-dialog'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: false, scopes: ['read:posts'] })
    const app = await world.client({ kind: 'password', party: 'first', api })

    const tokens = await app.passwordGrant(user.account, { scope: 'read:posts' })

    await verify('password-grant.involves-no-dialog', () =>
      expect(tokens).toGrantExactly(['read:posts']),
    )
  },
)
