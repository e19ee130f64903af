import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'an application asks for one scope after another',
  covers('dialog.shows-what-was-added'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: read }))
    await user.passes(app.authorizationUrl({ scope: read }))

    const page = await user.open(app.authorizationUrl({ scope: `${read} ${write}` }))

    await verify('dialog.shows-what-was-added', () => expect(page).toTellOfAll(api, [write]))
  },
)
