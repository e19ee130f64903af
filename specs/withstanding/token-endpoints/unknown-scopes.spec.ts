import { covers, expect, test } from '../../../fixtures/test.ts'
import { lasting, refreshed } from '../../../fixtures/lasting-tokens.ts'

/** No server has it, and no server makes it. */
const unknown = 'nothing:of-the-sort'

test(
  'an application asks its user for a scope nobody has made',
  covers('token.only-configured-scopes'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))

    const page = await user.allow(app.authorizationUrl({ scope: `${read} ${unknown}` }))

    if (page.kind === 'callback' && page.response.parameters.has('code')) {
      const answer = await app.redeem(page)
      await verify('token.only-configured-scopes', () =>
        expect(answer).toBeToldNothingOf([unknown]),
      )
    } else await verify('token.only-configured-scopes', () => expect(page).toIssueNothing())
  },
)

test(
  'an application refreshes for a scope nobody has made',
  covers('token.only-configured-scopes'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const first = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    const tokens = await refreshed(app, first)

    const answer = await app.refresh(tokens, { scope: `${read} ${unknown}` })

    await verify('token.only-configured-scopes', () => expect(answer).toBeToldNothingOf([unknown]))
  },
)

test(
  'a service asks for a scope nobody has made',
  covers('client-credentials.only-configured-scopes'),
  async ({ world, verify }) => {
    const { api } = await world.blog()
    const service = await world.client({ kind: 'service', name: 'Nightly Job', api })

    const answer = await service.clientCredentials({ scope: unknown })

    await verify('client-credentials.only-configured-scopes', () =>
      expect(answer).toBeToldNothingOf([unknown]),
    )
  },
)
