import { covers, expect, test } from '../../../fixtures/test.ts'

const scopes = [
  { name: 'mail.read', consent: 'required' },
  { name: 'mail.count', consent: 'flexible' },
  { name: 'mail.ping', consent: 'implicit' },
] as const

test(
  'an app that requires consent gets no scope that asks for it with a password',
  covers('password-and-consent.refused-to-apps-that-require-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ name: 'Mail API', scopes })
    const app = await world.client({ kind: 'password', party: 'third', api })

    const answer = await app.passwordGrant(user.account, { scope: 'openid mail.read mail.ping' })

    await verify('password-and-consent.refused-to-apps-that-require-consent', () =>
      expect(answer).toBeRefused({
        status: 400,
        error: 'consent_required',
        description:
          "The following scopes require user consent: [mail.read]. To access protected scopes using the resource owner password grant type, please uncheck 'Require consent' in the app settings or set the 'consent_method' to 'TRUSTED' through the apps API.",
      }),
    )
  },
)

test(
  'the same app gets a scope that asks nobody',
  covers('password-and-consent.refused-to-apps-that-require-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ name: 'Mail API', scopes })
    const app = await world.client({ kind: 'password', party: 'third', api })

    const answer = await app.passwordGrant(user.account, { scope: 'openid mail.ping' })

    await verify('password-and-consent.refused-to-apps-that-require-consent', () =>
      expect(answer).toGrantExactly(['openid', 'mail.ping']),
    )
  },
)

test(
  'a trusted app gets the scope with a password',
  covers('password-and-consent.issued-to-trusted-apps'),
  async ({ world, user, verify }) => {
    const api = await world.api({ name: 'Mail API', scopes })
    const app = await world.client({ kind: 'password', party: 'first', api })

    const answer = await app.passwordGrant(user.account, { scope: 'openid mail.read mail.count' })

    await verify('password-and-consent.issued-to-trusted-apps', () =>
      expect(answer).toGrantExactly(['openid', 'mail.read', 'mail.count']),
    )
  },
)

test(
  'a scope that spares services does not spare users who hand out their password',
  covers('password-and-consent.flexible-like-required'),
  async ({ world, user, verify }) => {
    const api = await world.api({ name: 'Mail API', scopes })
    const app = await world.client({ kind: 'password', party: 'third', api })

    const answer = await app.passwordGrant(user.account, { scope: 'openid mail.count' })

    await verify('password-and-consent.flexible-like-required', () =>
      expect(answer).toBeRefused({ status: 400, error: 'consent_required' }),
    )
  },
)
