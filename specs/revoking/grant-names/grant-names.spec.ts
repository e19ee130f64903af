import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a user allows one application while another asks as well',
  covers('grants.name-the-right-application'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', host: 'print.example', api })
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const tab = await user.inAnotherTab()
    await tab.open(other.authorizationUrl({ scope: read }))
    await user.accept(dialog)
    await user.passes(app.authorizationUrl({ scope: read }))

    const grants = await world.grantsOf(user)

    const named = [app, other].filter(({ registration }) =>
      grants.some(({ clientId }) => clientId === registration.id),
    )
    await verify('grants.name-the-right-application', () =>
      expect(named.map(({ name }) => name)).toBeTheApplications([app.name]),
    )
  },
)
