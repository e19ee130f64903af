import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'

const both = { scope: 'openid diary.read diary.write' }
const reading = { scope: 'openid diary.read' }
const writing = { scope: 'openid diary.write' }

test(
  'a consent to two scopes makes two grants',
  covers('user-grants.one-for-each-scope'),
  async ({ world, user, verify }) => {
    const { app } = await world.diary()
    await user.consentTo(app.authorizationUrl({ scope: `${both.scope} diary.ping` }))

    const grants = await world.grantsOf(user)

    await verify('user-grants.one-for-each-scope', () =>
      expect(grants).toBeOneGrantForEach(['diary.read', 'diary.write']),
    )
  },
)

test(
  'what a user has left out is listed as granted nowhere',
  covers('user-grants.one-for-each-scope'),
  async ({ world, user, verify }) => {
    const api = await world.api({
      name: 'Diary API',
      scopes: [
        { name: 'diary.read', consent: 'required' },
        { name: 'diary.write', consent: 'required', optional: true },
      ],
    })
    const app = await world.client({ name: 'Diary', api })
    await user.consentTo(app.authorizationUrl(both), { leaveOut: ['diary.write'] })

    for (const grants of [await world.grantsOf(user), await world.grantsOf(user, app)])
      await verify('user-grants.one-for-each-scope', () =>
        expect(grants).toBeOneGrantForEach(['diary.read']),
      )
  },
)

test(
  'grants are listed by user and by client',
  covers(
    'user-grants.listed-for-user',
    'user-grants.listed-for-client',
    'user-grants.lists-the-applications',
  ),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    const printer = await world.client({ name: 'Printer', api })
    const binder = await world.client({ name: 'Binder', api })
    const unused = await world.client({ name: 'Unused', api })
    const other = await world.user()
    await user.consentTo(app.authorizationUrl(reading))
    await user.consentTo(printer.authorizationUrl(writing))
    await user.consentTo(binder.authorizationUrl(both))
    await other.consentTo(app.authorizationUrl(both))

    const ofUser = await world.grantsOf(user)
    await verify('user-grants.listed-for-user', () =>
      expect(ofUser).toBeGrantsFor([
        { clientId: app.registration.id, scopes: ['diary.read'] },
        { clientId: printer.registration.id, scopes: ['diary.write'] },
        { clientId: binder.registration.id, scopes: ['diary.read', 'diary.write'] },
      ]),
    )
    const ofClient = await world.grantsOf(user, printer)
    await verify('user-grants.listed-for-client', () =>
      expect(ofClient).toBeGrantsFor([
        { clientId: printer.registration.id, scopes: ['diary.write'] },
      ]),
    )
    const applications = await world.grantedBy(user, [app, printer, binder, unused])
    await verify('user-grants.lists-the-applications', () =>
      expect(applications).toBeTheApplications([app.name, printer.name, binder.name]),
    )
  },
)

test(
  'one grant is revoked, and every other stays',
  covers('user-grants.one-is-revoked'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    const printer = await world.client({ name: 'Printer', api })
    const other = await world.user()
    await user.consentTo(app.authorizationUrl(both))
    await user.consentTo(printer.authorizationUrl(writing))
    await other.consentTo(app.authorizationUrl(writing))
    const grants = await world.grantsOf(user, app)
    // A scope of the same name, at another API.
    const archive = await world.api({
      name: 'Archive API',
      scopes: [{ name: 'diary.write', consent: 'required' }],
    })
    const there = await world.clientAt(app, archive)
    await user.consentTo(there.authorizationUrl(writing))

    for (const grant of grants.filter(({ scopes }) => scopes.includes('diary.write')))
      await world.revokeGrant(grant)

    const left = await world.grantsOf(user)
    await verify('user-grants.one-is-revoked', () =>
      expect(left).toBeGrantsFor([
        { clientId: app.registration.id, scopes: ['diary.read', 'diary.write'] },
        { clientId: printer.registration.id, scopes: ['diary.write'] },
      ]),
    )
    const others = await world.grantsOf(other)
    await verify('user-grants.one-is-revoked', () =>
      expect(others).toBeOneGrantForEach(['diary.write']),
    )
  },
)

test(
  "one application's grants are revoked, and another's and another user's stay",
  covers('user-grants.those-of-a-client-are-revoked'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    const printer = await world.client({ name: 'Printer', api })
    const other = await world.user()
    await other.consentTo(app.authorizationUrl(both))
    await user.consentTo(app.authorizationUrl(both))
    await user.consentTo(printer.authorizationUrl(reading))

    await world.revoke(user, app)

    const left = await world.grantsOf(user)
    await verify('user-grants.those-of-a-client-are-revoked', () =>
      expect(left).toBeGrantsFor([{ clientId: printer.registration.id, scopes: ['diary.read'] }]),
    )
    const others = await world.grantsOf(other)
    await verify('user-grants.those-of-a-client-are-revoked', () =>
      expect(others).toBeOneGrantForEach(['diary.read', 'diary.write']),
    )
  },
)

test(
  "all grants of a user are revoked, and another user's stay",
  covers('user-grants.all-are-revoked'),
  async ({ world, user, verify }) => {
    const { api, app } = await world.diary()
    const printer = await world.client({ name: 'Printer', api })
    const other = await world.user()
    await user.consentTo(app.authorizationUrl(both))
    await user.consentTo(printer.authorizationUrl(reading))
    for (const name of ['Binder', 'Copier'])
      await user.consentTo((await world.client({ name, api })).authorizationUrl(reading))
    await other.consentTo(app.authorizationUrl(reading))

    await world.revokeEverything(user)

    const own = await world.grantsOf(user)
    await verify('user-grants.all-are-revoked', () => expect(own).toBeOneGrantForEach([]))
    const others = await world.grantsOf(other)
    await verify('user-grants.all-are-revoked', () =>
      expect(others).toBeOneGrantForEach(['diary.read']),
    )
  },
)

test(
  'a scope whose grant was revoked is asked about again, and only that one',
  covers('user-grants.revoked-asks-again'),
  async ({ world, user, verify }) => {
    const { app } = await world.diary()
    await user.consentTo(app.authorizationUrl(both))
    for (const grant of await world.grantsOf(user))
      if (grant.scopes.includes('diary.write')) await world.revokeGrant(grant)

    const kept = await user.open(app.authorizationUrl(reading))
    await verify('user-grants.revoked-asks-again', () => expect(kept).toSkipTheDialog())
    const silent = await user.open(app.authorizationUrl({ ...writing, prompt: 'none' }))
    await verify('user-grants.revoked-asks-again', () =>
      expect(silent).toBeCallbackWithError('consent_required'),
    )
    const revoked = await user.open(app.authorizationUrl(writing))
    await verify('user-grants.revoked-asks-again', () => expect(revoked).toBeConsentDialog())
  },
)

/** The operations that take back more than one grant, and who of the others is spared. */
const revocations = [
  {
    what: 'the grants of a client',
    revoke: (world: World, user: User, app: RelyingParty) => world.revoke(user, app),
    sparesClients: true,
  },
  {
    what: 'all grants of a user',
    revoke: (world: World, user: User) => world.revokeEverything(user),
    sparesClients: false,
  },
]

for (const { what, revoke, sparesClients } of revocations)
  test(
    `once ${what} were revoked they count no more, each scope of them, and others do`,
    covers('user-grants.revoked-asks-again'),
    async ({ world, user, verify }) => {
      const { api, app } = await world.diary()
      const printer = await world.client({ name: 'Printer', api })
      const other = await world.user()
      for (const [someone, client] of [
        [user, app],
        [user, await world.client({ name: 'Binder', api })],
        [user, printer],
        [other, app],
      ] as const)
        await someone.consentTo(client.authorizationUrl(both))

      await revoke(world, user, app)

      for (const request of [both, reading, writing]) {
        const page = await user.signIn(app.authorizationUrl(request))
        await verify('user-grants.revoked-asks-again', () => expect(page).toBeConsentDialog())
      }
      const elsewhere = await user.signIn(printer.authorizationUrl(both))
      await verify('user-grants.revoked-asks-again', () =>
        sparesClients ? expect(elsewhere).toSkipTheDialog() : expect(elsewhere).toBeConsentDialog(),
      )
      const others = await other.signIn(app.authorizationUrl(both))
      await verify('user-grants.revoked-asks-again', () => expect(others).toSkipTheDialog())
    },
  )

test(
  'whoever was not asked has granted nothing',
  covers('user-grants.none-where-nobody-was-asked'),
  async ({ world, user, verify }) => {
    const { api } = await world.diary()
    const trusted = await world.client({ party: 'first', api })
    const app = await world.client({ party: 'third', api })
    await trusted.redeem(await user.signIn(trusted.authorizationUrl(reading)))
    await app.redeem(await user.open(app.authorizationUrl({ scope: 'openid diary.ping' })))

    const grants = await world.grantsOf(user)

    await verify('user-grants.none-where-nobody-was-asked', () =>
      expect(grants).toBeOneGrantForEach([]),
    )
  },
)

test(
  'a trusted application that asks all the same makes a grant',
  covers('user-grants.trusted-app-that-asks-makes-one'),
  async ({ world, user, verify }) => {
    const { api } = await world.diary()
    const trusted = await world.client({ party: 'first', api })
    await user.consentTo(trusted.authorizationUrl({ ...reading, prompt: 'consent' }))

    const grants = await world.grantsOf(user)

    await verify('user-grants.trusted-app-that-asks-makes-one', () =>
      expect(grants).toBeOneGrantForEach(['diary.read']),
    )
  },
)
