import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

const levels = [
  { name: 'orders.approve', consent: 'required' },
  { name: 'orders.read', consent: 'flexible' },
  { name: 'orders.ping', consent: 'implicit' },
] as const

test(
  'a service is refused a scope that requires consent',
  covers('client-credentials.blocked-for-consent-scopes'),
  async ({ world, verify }) => {
    const api = await world.api({ name: 'Orders API', scopes: levels })
    const service = await world.client({ kind: 'service', name: 'Nightly Job', api })

    const answer = await service.clientCredentials({ scope: 'orders.approve' })

    await verify('client-credentials.blocked-for-consent-scopes', () =>
      expect(answer).toBeRefused({
        status: 400,
        error: 'consent_required',
        description: 'orders.approve',
      }),
    )
  },
)

for (const { name, consent } of levels.filter((level) => level.consent !== 'required'))
  test(
    `a service is given a scope whose consent is ${consent}`,
    covers('client-credentials.blocked-for-consent-scopes'),
    async ({ world, verify }) => {
      const api = await world.api({ name: 'Orders API', scopes: levels })
      const service = await world.client({ kind: 'service', name: 'Nightly Job', api })

      const answer = await service.clientCredentials({ scope: name })

      await verify('client-credentials.blocked-for-consent-scopes', () =>
        expect(answer).toGrantExactly([name]),
      )
    },
  )

test(
  'one scope that requires consent spoils the request for all of them',
  covers('client-credentials.mixture-refused', 'client-credentials.refusal-in-documented-words'),
  async ({ world, verify }) => {
    const api = await world.api({ name: 'Orders API', scopes: levels })
    const service = await world.client({ kind: 'service', name: 'Nightly Job', api })

    const answer = await service.clientCredentials({
      scope: 'orders.read orders.approve orders.ping',
    })

    await verify('client-credentials.mixture-refused', () =>
      expect(answer).toKeepFrom(['orders.read', 'orders.approve', 'orders.ping']),
    )
    await verify('client-credentials.refusal-in-documented-words', () =>
      expect(answer).toBeRefused({
        status: 400,
        error: 'consent_required',
        description:
          'The following scopes require user consent and cannot be granted for the client credentials grant type: [orders.approve].',
      }),
    )
  },
)

test(
  'scopes that do not block services are issued together',
  covers('client-credentials.mixture-refused'),
  async ({ world, verify }) => {
    const api = await world.api({ name: 'Orders API', scopes: levels })
    const service = await world.client({ kind: 'service', name: 'Nightly Job', api })

    const answer = await service.clientCredentials({ scope: 'orders.read orders.ping' })

    await verify('client-credentials.mixture-refused', () =>
      expect(answer).toGrantExactly(['orders.read', 'orders.ping']),
    )
  },
)

test(
  'a service that is trusted is refused all the same',
  covers('client-credentials.trusted-app-blocked-too'),
  async ({ world, verify }) => {
    const api = await world.api({ name: 'Orders API', scopes: levels })
    const service = await world.client({ kind: 'service', party: 'first', api })

    const answer = await service.clientCredentials({ scope: 'orders.approve' })

    await verify('client-credentials.trusted-app-blocked-too', () =>
      expect(answer).toBeRefused({ status: 400, error: 'consent_required' }),
    )
  },
)

test(
  'a service without a client grant gets nothing',
  covers('client-credentials.limited-by-client-grant'),
  async ({ world, verify }) => {
    const api = await world.api({ scopes: ['read:orders'] })
    const service = await world.client({ kind: 'service', name: 'Nightly Job' })

    const answer = await service.clientCredentials({ scope: 'read:orders', api })

    await verify('client-credentials.limited-by-client-grant', () => expect(answer).toHoldNothing())
  },
)

test(
  'a service gets no scope that its client grant does not hold',
  covers('client-credentials.limited-by-client-grant'),
  async ({ world, verify }) => {
    const api = await world.api({ scopes: ['read:orders'] })
    const service = await world.client({ kind: 'service', name: 'Nightly Job', api })
    await world.change(api, { scopes: [{ name: 'read:orders' }, { name: 'delete:orders' }] })

    const granted = await service.clientCredentials({ scope: 'read:orders' })
    await verify('client-credentials.limited-by-client-grant', () =>
      expect(granted).toGrantExactly(['read:orders']),
    )

    const beyond = await service.clientCredentials({ scope: 'read:orders delete:orders' })
    await verify('client-credentials.limited-by-client-grant', () =>
      expect(beyond).toKeepFrom(['delete:orders']),
    )
  },
)

test(
  'an application that may use an API for itself asks a user like any other',
  covers('client-credentials.is-no-consent'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api, alsoGrants: ['client_credentials'] })
    await app.clientCredentials({ scope: read })

    const page = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read) }))

    await verify('client-credentials.is-no-consent', () => expect(page).toBeConsentDialog())
  },
)

for (const beside of ['', 'openid '])
  test(
    `a user who is known to such an application has granted it no API: it asks for "${beside}read"`,
    covers('client-credentials.is-no-consent'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api, alsoGrants: ['client_credentials'] })
      await app.clientCredentials({ scope: read })
      await user.allow(app.authorizationUrl({ scope: 'openid' }))

      const page = await user.signIn(app.authorizationUrl({ scope: `${beside}${read}` }))

      const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
      await verify('client-credentials.is-no-consent', () =>
        tokens ? expect(tokens).toKeepFrom([read]) : expect(page).toBeConsentDialog(),
      )
    },
  )
