import { unlessRefused } from '../../../fixtures/unless.ts'
import { deviceGrant } from '../../../fixtures/relying-party/device.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { ClientWish } from '../../../fixtures/wishes.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'

/** Where the user agreed to the narrow request, and an application that can ask there. */
const befores: readonly {
  readonly where: string
  readonly wish: ClientWish
  readonly agree: (user: User, app: RelyingParty, scope: string) => Promise<unknown>
}[] = [
  {
    where: 'on a device',
    wish: { kind: 'device' },
    agree: async (user, app, scope) => {
      const device = await app.startDevice({ scope })
      await user.accept(await user.come(device, device.verificationUri))
      return app.deviceAnswer(device)
    },
  },
  {
    where: 'in a browser',
    wish: { kind: 'web', alsoGrants: [deviceGrant] },
    agree: (user, app, scope) => user.consentTo(app.authorizationUrl({ scope })),
  },
]

for (const { where, wish, agree } of befores)
  test(
    `a device asks for more than was agreed to ${where}`,
    covers('device.gives-nothing-unshown'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const app = await world.client({ name: 'Television', api, ...wish })
      // Some servers let an application either have a browser or be a device.
      if ((await unlessRefused(() => app.startDevice({ scope: scopeOf(app, read) }))) === undefined)
        throw impossibleError(`an application of the kind "${wish.kind}" cannot start a device`)
      await agree(user, app, scopeOf(app, read))

      const device = await app.startDevice({ scope: scopeOf(app, read, write) })
      const page = await user.come(device, device.verificationUri)
      if (page.kind === 'login' || page.kind === 'device')
        throw stageError(`the dialog was due, and there was ${describePage(page)}`)
      if (page.kind === 'consent') await user.accept(page)
      const tokens = await app.deviceAnswer(device)

      if (page.kind !== 'consent' || !tokens.scopes.includes(write)) {
        await verify('device.gives-nothing-unshown', () => expect(tokens).toKeepFrom([write]))
        return
      }
      // What was granted before need not be shown again, and where it is, it is in words that are known.
      const isReadTold = expect(page).toTellOfAll(api, [read]).held
      const due = { ...tokens, scopes: isReadTold ? [read, write] : [write] }
      await verify('device.gives-nothing-unshown', () => expect(due).toBeShownBy(page))
    },
  )
