import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

test(
  'a password is exchanged for a token without a dialog',
  covers('password-grant.involves-no-dialog'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: false, scopes: ['read:posts'] })
    const app = await world.client({ kind: 'password', party: 'first', api })
    const twin = await world.client({ name: 'Print Shop', party: 'first', api })
    const other = await world.user()
    await other.isAsked(twin.authorizationUrl({ scope: 'read:posts' }))

    const tokens = await app.passwordGrant(user.account, { scope: 'read:posts' })

    await verify('password-grant.involves-no-dialog', () =>
      expect(tokens).toGrantExactly(['read:posts']),
    )
  },
)

test(
  'a password that an application had is no consent',
  covers('password-grant.is-no-consent'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api, party: 'first', alsoGrants: ['password'] })
    const request = { scope: `openid ${read}` }
    const tokens = await app.passwordGrant(user.account, request)
    if (tokens.accessToken === undefined)
      throw impossibleError(
        'the application gets no token for a password, so nothing could be kept',
      )
    const twin = await world.client({ name: 'Print Shop', api, party: 'first' })
    const control = await user.signIn(twin.authorizationUrl(request))
    if (control.kind !== 'consent')
      throw impossibleError('an application that gets tokens for a password is never asked about')

    const page = await user.signIn(app.authorizationUrl(request))

    await verify('password-grant.is-no-consent', () => expect(page).toBeConsentDialog())
  },
)
