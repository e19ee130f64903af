import { covers, expect, test } from '../../fixtures/test.ts'

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
  'a service without a client grant gets nothing',
  covers('client-credentials.limited-by-client-grant'),
  async ({ world, verify }) => {
    const api = await world.api({ scopes: ['read:orders'] })
    const service = await world.client({ kind: 'service', name: 'Nightly Job' })

    const answer = await service.clientCredentials({ scope: 'read:orders', api })

    await verify('client-credentials.limited-by-client-grant', () =>
      expect(answer).toBeRefused({ status: 403, error: 'access_denied' }),
    )
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
