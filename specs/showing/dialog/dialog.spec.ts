import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'an application that was never agreed to has to wait for the user',
  covers('dialog.asks-before-first-access'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))
    await verify('dialog.asks-before-first-access', () => expect(page).toBeConsentDialog())

    const answer = await user.accept(page)
    await verify('dialog.asks-before-first-access', () => expect(answer).toSkipTheDialog())
  },
)

test(
  'a user who is signed in already is asked about an application that is new to them',
  covers('dialog.asks-before-first-access'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const other = await world.client({ name: 'Print Shop', api })
    const app = await world.client({ api })
    await user.consentTo(other.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('dialog.asks-before-first-access', () => expect(page).toBeConsentDialog())
  },
)

test(
  'the dialog names the application that asks',
  covers('dialog.names-the-application'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ name: 'Holiday Prints', api })

    const page = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))

    await verify('dialog.names-the-application', () => expect(page).toName(app.name))
  },
)

test(
  'the dialog shows each scope that is asked for, and none that is not',
  covers('dialog.shows-every-scope'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })

    const both = await user.signIn(app.authorizationUrl({ scope: `openid ${read} ${write}` }))
    await verify('dialog.shows-every-scope', () => expect(both).toTellOf(api, [read, write]))

    const one = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))
    await verify('dialog.shows-every-scope', () => expect(one).toTellOf(api, [read]))
  },
)

test(
  'the token holds what was agreed to in the dialog and nothing else',
  covers('dialog.grants-no-more-than-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const dialog = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))
    const tokens = await app.redeem(await user.accept(dialog))

    await verify('dialog.grants-no-more-than-asked', () =>
      expect(tokens).toGrantWhatWasAgreedTo(dialog, ['openid', read]),
    )
  },
)
