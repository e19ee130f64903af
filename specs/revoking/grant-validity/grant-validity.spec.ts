import { covers, expect, test } from '../../../fixtures/test.ts'

const both = { scope: 'openid diary.read diary.write' }
const reading = { scope: 'openid diary.read' }

test(
  'revoking tokens is not revoking consent',
  covers('grant-validity.survives-token-revocation'),
  async ({ world, user, verify }) => {
    const { app } = await world.diary()
    const request = { scope: `${both.scope} offline_access` }
    const tokens = await app.redeem(await user.consentTo(app.authorizationUrl(request)))

    await app.revoke(tokens.refreshToken ?? '')
    await app.revoke(tokens.accessToken ?? '')

    const grants = await world.grantsOf(user)
    await verify('grant-validity.survives-token-revocation', () =>
      expect(grants).toBeOneGrantForEach(['diary.read', 'diary.write']),
    )
    const page = await user.open(app.authorizationUrl(request))
    await verify('grant-validity.survives-token-revocation', () => expect(page).toSkipTheDialog())
  },
)

test(
  'nor is it when an administrator revokes them',
  covers('grant-validity.survives-token-revocation'),
  async ({ world, user, verify }) => {
    const { app } = await world.diary()
    const request = { scope: `${both.scope} offline_access` }
    await app.redeem(await user.consentTo(app.authorizationUrl(request)))

    await world.revokeTokens(user, app)

    const grants = await world.grantsOf(user)
    await verify('grant-validity.survives-token-revocation', () =>
      expect(grants).toBeOneGrantForEach(['diary.read', 'diary.write']),
    )
    const page = await user.open(app.authorizationUrl(request))
    await verify('grant-validity.survives-token-revocation', () => expect(page).toSkipTheDialog())
  },
)

test(
  'another application has to ask for itself',
  covers('grant-validity.is-of-one-application'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    const printer = await world.client({ name: 'Printer', api })
    await user.consentTo(app.authorizationUrl(reading))
    await user.passes(app.authorizationUrl(reading))

    const page = await user.open(printer.authorizationUrl(reading))

    await verify('grant-validity.is-of-one-application', () => expect(page).toBeConsentDialog())
  },
)

test(
  'a scope of the same name at another authorization server is another scope',
  covers('grant-validity.is-of-one-authorization-server'),
  async ({ world, user, verify }) => {
    const { app } = await world.diary()
    const other = await world.diary()
    await user.consentTo(app.authorizationUrl(reading))
    await user.passes(app.authorizationUrl(reading))

    const elsewhere = await world.clientAt(app, other.api)
    const page = await user.open(elsewhere.authorizationUrl(reading))

    await verify('grant-validity.is-of-one-authorization-server', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'a system scope at another authorization server is another scope',
  covers('grant-validity.is-of-one-authorization-server'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    const other = await world.diary()
    for (const server of [api, other.api])
      await world.changeScope(server, 'phone', { consent: 'required' })
    const request = { scope: 'openid phone' }
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(app.authorizationUrl(request))

    const elsewhere = await world.clientAt(app, other.api)
    const page = await user.open(elsewhere.authorizationUrl(request))

    await verify('grant-validity.is-of-one-authorization-server', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'a deleted scope takes its grant with it',
  covers('grant-validity.ends-with-its-scope'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    await user.consentTo(app.authorizationUrl(both))
    await world.assertListed(user, ['diary.read', 'diary.write'])

    await world.recreateScope(api, 'diary.write')

    const left = await world.grantsOf(user)
    await verify('grant-validity.ends-with-its-scope', () =>
      expect(left).toBeOneGrantForEach(['diary.read']),
    )
  },
)

test(
  'an application that was switched off has to ask anew',
  covers('grant-validity.ends-with-its-application'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    const printer = await world.client({ name: 'Printer', api })
    await user.consentTo(app.authorizationUrl(reading))
    await world.assertListed(user, ['diary.read'])
    await user.passes(app.authorizationUrl(reading))
    await user.consentTo(printer.authorizationUrl(reading))

    await world.switchOffAndOn({ client: app.registration })

    const left = await world.grantsOf(user)
    await verify('grant-validity.ends-with-its-application', () =>
      expect(left).toBeGrantsFor([{ clientId: printer.registration.id, scopes: ['diary.read'] }]),
    )
    const page = await user.open(app.authorizationUrl(reading))
    await verify('grant-validity.ends-with-its-application', () => expect(page).toBeConsentDialog())
  },
)

test(
  'an application that has registered itself is deleted where it was registered',
  covers('grant-validity.ends-with-its-registration'),
  async ({ world, user, verify }) => {
    const { api } = await world.diary()
    const app = await world.registeredClient({ name: 'Newcomer', api })
    const printer = await world.client({ name: 'Printer', api })
    await user.consentTo(app.authorizationUrl(both))
    await world.assertListed(user, ['diary.read', 'diary.write'])
    await user.consentTo(printer.authorizationUrl(reading))

    await world.unregister(app)

    const left = await world.grantsOf(user)
    await verify('grant-validity.ends-with-its-registration', () =>
      expect(left).toBeGrantsFor([{ clientId: printer.registration.id, scopes: ['diary.read'] }]),
    )
  },
)

test(
  'an authorization server that was switched off has to ask anew',
  covers('grant-validity.ends-with-its-authorization-server'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    await user.consentTo(app.authorizationUrl(reading))
    await user.passes(app.authorizationUrl(reading))
    await world.assertListed(user, ['diary.read'])

    await world.switchOffAndOn({ api })

    const left = await world.grantsOf(user)
    await verify('grant-validity.ends-with-its-authorization-server', () =>
      expect(left).toBeOneGrantForEach([]),
    )
    const page = await user.open(app.authorizationUrl(reading))
    await verify('grant-validity.ends-with-its-authorization-server', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'a user who was switched off has granted nothing any more',
  covers('grant-validity.ends-with-its-user'),
  async ({ world, user, verify }) => {
    const { app } = await world.diary()
    const other = await world.user()
    await user.consentTo(app.authorizationUrl(reading))
    await user.passes(app.authorizationUrl(reading))
    await world.assertListed(user, ['diary.read'])
    await other.consentTo(app.authorizationUrl(reading))

    await world.switchOffAndOn({ account: user.account })

    const own = await world.grantsOf(user)
    await verify('grant-validity.ends-with-its-user', () => expect(own).toBeOneGrantForEach([]))
    const others = await world.grantsOf(other)
    await verify('grant-validity.ends-with-its-user', () =>
      expect(others).toBeOneGrantForEach(['diary.read']),
    )
    const page = await user.signIn(app.authorizationUrl(reading))
    await verify('grant-validity.ends-with-its-user', () => expect(page).toBeConsentDialog())
  },
)
