import { assertShown } from '../../../fixtures/claims/page-told.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a user who is signed in comes from an application that registered itself',
  covers('registration.self-registered-is-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const known = await world.client({ name: 'Print Shop', host: 'print.example', api })
    await user.consentTo(known.authorizationUrl({ scope: read }))
    const app = await world.registeredClient({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: read }))

    await verify('registration.self-registered-is-asked', () => expect(page).toBeConsentDialog())
  },
)

test(
  'an application registers itself as another has done',
  covers('registration.second-registration-is-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ api })
    await user.consentTo(app.authorizationUrl({ scope: read }))
    await user.passes(app.authorizationUrl({ scope: read }))
    const twin = await world.registeredTwin(app)

    const page = await user.signIn(twin.authorizationUrl({ scope: read }))

    await verify('registration.second-registration-is-asked', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'an application that registered itself redeems its code without its secret',
  covers('registration.secret-is-needed-afterwards'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ api })
    app.waitsWithCodes = true
    await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))

    const page = await user.allow(app.authorizationUrl({ scope: read }))
    const answer = await app.misuseCode(page, { by: app.posed('its name alone') })

    await verify('registration.secret-is-needed-afterwards', () => expect(answer).toHoldNothing())
  },
)

test(
  'an application registers itself with scripts for its links',
  covers('registration.only-web-addresses'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const plain = await world.registeredClient({
      api,
      logoUri: 'https://links.example/logo.png',
      termsOfServiceUri: 'https://links.example/terms',
      privacyPolicyUri: 'https://links.example/privacy',
    })
    assertShown(await user.signIn(plain.authorizationUrl({ scope: read })), ['links.example'])

    for (const address of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x'])
      for (const field of ['logoUri', 'termsOfServiceUri', 'privacyPolicyUri']) {
        const app = await world.registeredClientIfTaken({ api, [field]: address })
        const page = app && (await user.signIn(app.authorizationUrl({ scope: read })))
        await verify(
          'registration.only-web-addresses',
          () => expect(page).toLinkToTheWebOnly(),
          `${field} ${address}`,
        )
      }
  },
)

test(
  'an application registers itself with scripts for callbacks',
  covers('redirect.only-safe-schemes'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const plain = await world.registeredClient({ api })
    await plain.redeem(await user.allow(plain.authorizationUrl({ scope: read })))

    for (const callback of ['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x']) {
      const app = await world.registeredClientIfTaken({ api, callbacks: [callback] })
      const page =
        app && (await user.allow(app.authorizationUrl({ scope: read, redirectUri: callback })))
      await verify('redirect.only-safe-schemes', () => expect(page).toStayOnTheWeb(), callback)
    }
  },
)
