import { covers, expect, test } from '../../../fixtures/test.ts'
import type { World } from '../../../fixtures/world.ts'
import { stageError } from '../../../harness/judge/errors.ts'
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
