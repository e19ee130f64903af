import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'
import type { Api } from '../../../harness/server-definition.ts'

/** Who stands where a user and an application stood before. */
interface Successors {
  readonly user: User
  readonly app: RelyingParty
  readonly api: Api
}

/** What can be deleted and made anew, and who is there then. */
const recreations: Readonly<
  Record<string, (world: World, before: Successors) => Promise<Successors>>
> = {
  'its user': async (world, before) => ({ ...before, user: await world.recreateUser(before.user) }),
  'its application': async (world, before) => ({
    ...before,
    app: await world.recreateClient(before.app),
  }),
  'its API': async (world, { app, api, ...before }) => {
    const anew = await world.recreateApi(api)
    return { ...before, api: anew, app: await world.clientAt(app, anew) }
  },
}

for (const [what, recreate] of Object.entries(recreations))
  test(
    `a dialog is allowed after ${what} was deleted and made anew`,
    covers('decision.ends-with-what-it-is-about'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: read }
      // The control: a dialog with which nothing has happened is taken as late as the other.
      const { api: otherApi, read: otherRead } = await world.blog()
      const known = await world.client({
        name: 'Print Shop',
        host: 'print.example',
        api: otherApi,
      })
      const other = await world.user()
      const waiting = await other.isAsked(known.authorizationUrl({ scope: otherRead }))
      const dialog = await user.isAsked(app.authorizationUrl(request))

      const since = await recreate(world, { user, app, api })
      const page = await user.press(dialog, 'accept')
      await known.redeem(await other.accept(waiting))

      if (page.kind === 'callback' && app.recognises(page)) {
        const tokens = await app.attemptRedeem(page)
        await verify(
          'decision.ends-with-what-it-is-about',
          () => expect(tokens).toHoldNothing(),
          what,
        )
      }
      const next = await since.user.signIn(since.app.authorizationUrl(request))
      await verify(
        'decision.ends-with-what-it-is-about',
        () => expect(next).toBeConsentDialog(),
        what,
      )
    },
  )

test(
  'a dialog is allowed after its application has lost its callback',
  covers('decision.spares-removed-callbacks'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const known = await world.client({ name: 'Print Shop', host: 'print.example', api })
    const app = await world.client({ api })
    const waiting = await user.isAsked(known.authorizationUrl({ scope: read }))
    const tab = await user.inAnotherTab()
    const dialog = await tab.isAsked(app.authorizationUrl({ scope: read }))

    await world.moveIfPossible(app, 'elsewhere.example')
    const page = await tab.press(dialog, 'accept')
    await verify('decision.spares-removed-callbacks', () => expect(page).toIssueNothing())

    await known.redeem(await user.accept(waiting))
  },
)
