import { covers, expect, test } from '../../../fixtures/test.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import type { World } from '../../../fixtures/world.ts'
import { stageError } from '../../../harness/judge/errors.ts'
import type { Api } from '../../../harness/server-definition.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'

const request = { scope: 'openid read:posts' }
const posts = (world: World) =>
  world.api({ allowSkippingConsent: true, scopes: [{ name: 'read:posts', consent: 'required' }] })

test(
  'an application that is trusted no more has to ask',
  covers('application-changes.distrusting-asks'),
  async ({ world, user, verify }) => {
    const app = await world.client({ party: 'first', api: await posts(world) })
    const before = await user.signIn(app.authorizationUrl(request))
    if (before.kind !== 'callback')
      throw stageError(`the application was to be trusted, and there was ${describePage(before)}`)

    await world.changeParty(app, 'third')

    const here = await user.signIn(app.authorizationUrl(request))
    await verify('application-changes.distrusting-asks', () => expect(here).toBeConsentDialog())
    const atHome = await world.elsewhere(user)
    const there = await atHome.signIn(app.authorizationUrl(request))
    await verify('application-changes.distrusting-asks', () => expect(there).toBeConsentDialog())
  },
)

test(
  'an application that is trusted now goes without the dialog',
  covers('application-changes.trusting-skips'),
  async ({ world, user, verify }) => {
    const app = await world.client({
      party: 'third',
      host: 'portal.example',
      api: await posts(world),
    })
    const before = await user.signIn(app.authorizationUrl(request))
    if (before.kind !== 'consent')
      throw stageError(`the user was to be asked, and there was ${describePage(before)}`)

    await world.changeParty(app, 'first')
    const page = await user.signIn(app.authorizationUrl(request))

    await verify('application-changes.trusting-skips', () => expect(page).toSkipTheDialog())
    if (page.kind !== 'callback') return
    const tokens = await app.redeem(page)
    await verify('application-changes.trusting-skips', () =>
      expect(tokens).toGrantExactly(['openid', 'read:posts']),
    )
  },
)

/** What an administrator changes that has nothing to do with trust. */
const otherChanges: Readonly<
  Record<string, (world: World, app: RelyingParty, api: Api) => Promise<unknown>>
> = {
  'the application gets another name': (world, app) => world.rename(app, 'Picture Shop'),
  'the API gets another scope': (world, _app, api) =>
    world.changeScopeIfPossible(api, 'delete:posts', { description: 'Throw away what you wrote' }),
}

for (const [what, change] of Object.entries(otherChanges)) {
  test(
    `an application has to ask although ${what}`,
    covers('application-changes.other-changes-skip-nothing'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog({ allowSkippingConsent: true })
      const app = await world.client({ api })
      const ask = () => app.authorizationUrl({ scope: scopeOf(app, read) })
      const newcomer = await world.user()
      await user.accept(await user.isAsked(ask()))

      await change(world, app, api)
      const page = await newcomer.signIn(ask())

      await verify('application-changes.other-changes-skip-nothing', () =>
        expect(page).toBeConsentDialog(),
      )
    },
  )

  test(
    `an application need not ask although ${what}`,
    covers('application-changes.other-changes-leave-trust'),
    async ({ world, user, verify }) => {
      const api = await posts(world)
      const app = await world.client({ party: 'first', api })
      const before = await user.signIn(app.authorizationUrl(request))
      if (before.kind !== 'callback')
        throw stageError(`the application was to be trusted, and there was ${describePage(before)}`)

      await change(world, app, api)
      const page = await user.signIn(app.authorizationUrl(request))

      await verify('application-changes.other-changes-leave-trust', () =>
        expect(page).toSkipTheDialog(),
      )
    },
  )
}
