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
