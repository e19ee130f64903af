import { covers, expect, test } from '../../../fixtures/test.ts'
import { stageError } from '../../../harness/judge/errors.ts'

const required = [{ name: 'letters.read', consent: 'required' }] as const
const request = { scope: 'openid letters.read' }

test(
  'an app that says nothing about consent is trusted',
  covers('consent-defaults.application-is-trusted'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: required })
    const app = await world.client({ party: 'unsaid', api })

    const page = await user.signIn(app.authorizationUrl(request))

    await verify('consent-defaults.application-is-trusted', () => expect(page).toSkipTheDialog())
    const tokens = await app.redeem(page)
    await verify('consent-defaults.application-is-trusted', () =>
      expect(tokens).toGrantExactly(['openid', 'letters.read']),
    )
  },
)

test(
  'an app that registered itself is asked about',
  covers('consent-defaults.registered-application-requires-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: required })
    const app = await world.registeredClient({ party: 'unsaid', api })

    const page = await user.signIn(app.authorizationUrl(request))

    await verify('consent-defaults.registered-application-requires-consent', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'an app cannot register itself as trusted',
  covers('consent-defaults.registration-cannot-trust-itself'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: required })
    const plain = await world.registeredClient({ party: 'unsaid', api })
    await user.isAsked(plain.authorizationUrl(request))
    const app = await world.registeredClientIfTaken({ party: 'first', api })

    const page = app && (await user.signIn(app.authorizationUrl(request)))

    await verify('consent-defaults.registration-cannot-trust-itself', () =>
      expect(page).toAskIfTaken(),
    )
  },
)

test(
  'a scope that says nothing about consent asks nobody',
  covers('consent-defaults.scope-is-implicit'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'letters.read', consent: 'unsaid' }] })
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl(request))

    await verify('consent-defaults.scope-is-implicit', () => expect(page).toSkipTheDialog())
    const tokens = await app.redeem(page)
    await verify('consent-defaults.scope-is-implicit', () =>
      expect(tokens).toGrantExactly(['openid', 'letters.read']),
    )
  },
)

test(
  'a scope that says nothing about being optional cannot be left out',
  covers('consent-defaults.scope-is-required-of-everybody'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: required })
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl(request))

    await verify('consent-defaults.scope-is-required-of-everybody', () =>
      expect(page).toOfferToLeaveOut([]),
    )
  },
)

test(
  'the scopes of OpenID Connect ask nobody',
  covers('consent-defaults.system-scopes-are-implicit'),
  async ({ world, user, verify }) => {
    const app = await world.client({ api: await world.api({ scopes: [] }) })

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid profile email address phone offline_access' }),
    )

    await verify('consent-defaults.system-scopes-are-implicit', () =>
      expect(page).toSkipTheDialog(),
    )
    const tokens = await app.redeem(page)
    await verify('consent-defaults.system-scopes-are-implicit', () =>
      expect(tokens).toGrantAtLeast(['openid', 'profile', 'email', 'address', 'phone']),
    )
  },
)

test(
  'phone asks once it is told to',
  covers('consent-defaults.system-scopes-can-require-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [] })
    await world.changeScope(api, 'phone', {
      consent: 'required',
      displayName: 'phone',
      description: 'Allows this application to access your phone number.',
    })
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid phone' }))

    await verify('consent-defaults.system-scopes-can-require-consent', () =>
      expect(page).toShow(['Allows this application to access your phone number.']),
    )
  },
)

test(
  'phone asks at one authorization server, and at no other',
  covers('consent-defaults.system-scopes-can-require-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [] })
    const other = await world.api({ name: 'Forum API', scopes: [] })
    await world.changeScope(api, 'phone', { consent: 'required' })
    const app = await world.client({ api })
    await user.isAsked(app.authorizationUrl({ scope: 'openid phone' }))

    const elsewhere = await world.clientAt(app, other)
    const page = await user.signIn(elsewhere.authorizationUrl({ scope: 'openid phone' }))

    await verify('consent-defaults.system-scopes-can-require-consent', () =>
      expect(page).toSkipTheDialog(),
    )
  },
)

test(
  'a default scope asks although nobody named it',
  covers('consent-defaults.default-scopes-ask-too'),
  async ({ world, user, verify }) => {
    const api = await world.api({
      scopes: [{ name: 'letters.read', consent: 'required', default: true }],
    })
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: '' }))

    await verify('consent-defaults.default-scopes-ask-too', () => expect(page).toBeConsentDialog())
  },
)

test(
  'a default scope is not added to what a request names',
  covers('consent-defaults.default-scopes-only-where-none-is-named'),
  async ({ world, user, verify }) => {
    const api = await world.api({
      scopes: [
        { name: 'letters.read', consent: 'required' },
        { name: 'letters.list', consent: 'implicit' },
        { name: 'letters.count', consent: 'implicit', default: true },
      ],
    })
    const app = await world.client({ api })
    const service = await world.client({ kind: 'service', name: 'Post Office', api })

    const unnamed = await service.clientCredentials({ scope: '' })
    if (!unnamed.scopes.includes('letters.count'))
      throw stageError('who names no scope does not get the default one')

    const page = await user.isAsked(app.authorizationUrl({ scope: 'openid letters.read' }))
    const tokens = await app.redeem(await user.accept(page))
    const named = await service.clientCredentials({ scope: 'letters.list' })

    await verify('consent-defaults.default-scopes-only-where-none-is-named', () =>
      expect(page).toTellOf(api, ['letters.read']),
    )
    for (const answer of [tokens, named])
      await verify('consent-defaults.default-scopes-only-where-none-is-named', () =>
        expect(answer).toKeepFrom(['letters.count']),
      )
  },
)

test(
  'offline_access asks once it is told to',
  covers('consent-defaults.offline-access-can-require-consent'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [] })
    await world.changeScope(api, 'offline_access', { consent: 'required' })
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid offline_access' }))

    await verify('consent-defaults.offline-access-can-require-consent', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)
