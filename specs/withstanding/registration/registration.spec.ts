import { assertShown } from '../../../fixtures/claims/page-told.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

test(
  'a user who is signed in comes from an application that registered itself',
  covers('registration.self-registered-is-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const known = await world.client({ name: 'Print Shop', host: 'print.example', api })
    // That a server asks nobody at all is for this row to say, so that the dialog is no control.
    await known.redeem(await user.allow(known.authorizationUrl({ scope: read })))
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

test(
  'an application that registered itself for one scope asks for two',
  covers('registration.scope-limit-holds'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const both = { scope: `${read} ${write}` }
    const plain = await world.registeredClient({ api })
    const usual = await plain.redeem(await user.allow(plain.authorizationUrl(both)))
    if (!usual.scopes.includes(write))
      throw stageError(`an application that names no scopes was not given "${write}" either`)
    const app = await world.registeredClientIfTaken({ name: 'Reader', api, scopes: [read] })
    const limit = app?.registration.scopes
    if (!app || !limit || limit.includes(write))
      throw impossibleError('the server registers nobody for certain scopes')

    const page = await user.signIn(app.authorizationUrl(both))
    if (page.kind === 'consent')
      await verify('registration.scope-limit-holds', () => expect(page).toTellOfNone(api, [write]))

    const answered = page.kind === 'consent' ? await user.accept(page) : page
    if (answered.kind === 'callback' && answered.response.parameters.has('code')) {
      const tokens = await app.redeem(answered)
      await verify('registration.scope-limit-holds', () =>
        expect(tokens).toGrantWithin([...limit, ...(api.neverWithout ?? [])]),
      )
    } else await verify('registration.scope-limit-holds', () => expect(answered).toIssueNothing())
  },
)

/** What no server can take for a request that is sound. */
const wrong = {
  'is of an unknown type': { with: { response_type: 'nothing-of-the-sort' } },
  'is of no type': { without: ['response_type'] },
} as const

for (const [what, request] of Object.entries(wrong))
  test(
    `a request of an application that registered itself ${what}`,
    covers('redirect.no-errors-before-sign-in'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.registeredClient({ api })
      const newcomer = await world.user()
      await app.redeem(await newcomer.allow(app.authorizationUrl({ scope: read })))

      const page = await user.open(app.authorizationUrl({ scope: read, ...request }))

      await verify(
        'redirect.no-errors-before-sign-in',
        () => expect(page).toKeepFromCallbacks(),
        what,
      )
    },
  )
