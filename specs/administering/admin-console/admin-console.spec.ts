import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  "the guide's steps on the console lead to the dialog",
  covers('admin-console.leads-to-the-dialog'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [] })
    const app = await world.client({ party: 'first', api })
    const administrator = await world.administrator()

    await administrator.requireConsent(app, { implicitGrant: 'allowed' })
    await administrator.requireConsentForScope(api, 'phone')
    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid phone', responseType: 'id_token token' }),
    )
    await verify('admin-console.leads-to-the-dialog', () => expect(page).toBeConsentDialog())

    const tokens = await app.redeem(await user.accept(page))
    await verify('admin-console.leads-to-the-dialog', () =>
      expect(tokens).toGrantExactly(['openid', 'phone']),
    )
  },
)

test(
  'requiring consent for a scope keeps services from it',
  covers('admin-console.requiring-consent-blocks-services'),
  async ({ world, verify }) => {
    const api = await world.api({ scopes: [{ name: 'stock.count', consent: 'implicit' }] })
    const service = await world.client({ kind: 'service', api })
    const administrator = await world.administrator()

    await administrator.requireConsentForScope(api, 'stock.count')
    const answer = await service.clientCredentials({ scope: 'stock.count' })

    await verify('admin-console.requiring-consent-blocks-services', () =>
      expect(answer).toBeRefused({ status: 400, error: 'consent_required' }),
    )
  },
)

test(
  'services are let in once the box is cleared, and users are asked all the same',
  covers('admin-console.services-can-be-let-in'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'stock.count', consent: 'implicit' }] })
    const service = await world.client({ kind: 'service', api })
    const app = await world.client({ api })
    const administrator = await world.administrator()

    await administrator.requireConsentForScope(api, 'stock.count', { services: 'let-in' })

    const answer = await service.clientCredentials({ scope: 'stock.count' })
    await verify('admin-console.services-can-be-let-in', () =>
      expect(answer).toGrantExactly(['stock.count']),
    )
    const page = await user.signIn(app.authorizationUrl({ scope: 'openid stock.count' }))
    await verify('admin-console.services-can-be-let-in', () => expect(page).toBeConsentDialog())
  },
)

test(
  'an application that does not require consent any more is trusted',
  covers('admin-console.requiring-none-trusts-the-application'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'stock.count', consent: 'required' }] })
    const app = await world.client({ party: 'third', api })
    const other = await world.client({ name: 'Print Shop', party: 'third', api })
    const administrator = await world.administrator()

    await administrator.requireNoConsent(app)
    const page = await user.signIn(app.authorizationUrl({ scope: 'openid stock.count' }))

    await verify('admin-console.requiring-none-trusts-the-application', () =>
      expect(page).toSkipTheDialog(),
    )
    const others = await user.signIn(other.authorizationUrl({ scope: 'openid stock.count' }))
    await verify('admin-console.requiring-none-trusts-the-application', () =>
      expect(others).toBeConsentDialog(),
    )
  },
)
