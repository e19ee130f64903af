import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

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

for (const scope of ['profile', 'email', 'offline_access'])
  test(
    `an application asks for ${scope} later`,
    covers('dialog.shows-what-was-added'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: `openid ${read}` }
      const before = await user.isAsked(app.authorizationUrl(request))
      await user.accept(before)
      await user.passes(app.authorizationUrl(request))

      const page = await user.open(app.authorizationUrl({ scope: `openid ${scope} ${read}` }))
      // Whether it may go without a question is for other rows to judge.
      if (page.kind === 'callback')
        throw impossibleError(`the server asks nobody about ${scope} who has consented to more`)

      await verify('dialog.shows-what-was-added', () => expect(page).toTellOtherThan(before))
    },
  )
