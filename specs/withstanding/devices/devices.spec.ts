import { answerOf } from '../../../fixtures/forgery.ts'
import { deviceGrant } from '../../../fixtures/relying-party/device.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'
import { stageError } from '../../../harness/judge/errors.ts'

/** An application on a device, and the control that it gets its tokens when its user allows it. */
const television = async (world: World) => {
  const { api, read, write } = await world.blog()
  const app = await world.client({ name: 'Television', kind: 'device', api })
  const request = { scope: scopeOf(app, read) }
  /** Starts an authorization, and goes as far as this user is asked. */
  const begin = async (by: User) => {
    const device = await app.startDevice(request)
    return { device, page: await by.come(device, device.verificationUri) }
  }
  // By somebody else: who has consented once may not be shown the dialog again.
  const other = await world.user()
  const { device, page } = await begin(other)
  await other.accept(page)
  const tokens = await app.deviceAnswer(device)
  if (tokens.accessToken === undefined)
    throw stageError(`the control failed: a device that was allowed got "${tokens.error ?? ''}"`)
  return { api, read, write, app, begin, used: device }
}

test(
  'another application asks with the code of a device',
  covers('device.code-only-for-its-client'),
  async ({ world, user, verify }) => {
    const { api, begin } = await television(world)
    const thief = await world.client({ name: 'Radio', kind: 'device', api })
    const { device, page } = await begin(user)
    await user.accept(page)

    const answer = await thief.pollDevice(device)

    await verify('device.code-only-for-its-client', () => expect(answer).toHoldNothing())
  },
)

for (const decision of ['accept', 'deny'] as const)
  test(
    `somebody else sends what the dialog of a device would (${decision})`,
    covers('device.only-who-entered-the-code-decides'),
    async ({ world, user, verify }) => {
      const { app, api, read, begin } = await television(world)
      const known = await world.client({ name: 'Print Shop', host: 'print.example', api })
      const stranger = await world.user()
      await stranger.allow(known.authorizationUrl({ scope: read }))
      const { device, page } = await begin(user)

      await stranger.submit(answerOf(page, decision))

      const answer = await app.pollDevice(device)
      await verify(
        'device.only-who-entered-the-code-decides',
        () => expect(answer).toBeUndecided(),
        decision,
      )
    },
  )

test(
  'a device asks for more when it fetches its tokens',
  covers('device.scopes-are-fixed-at-consent'),
  async ({ world, user, verify }) => {
    const { app, read, write, begin } = await television(world)
    const { device, page } = await begin(user)
    await user.accept(page)

    const answer = await app.token(
      {
        grant_type: deviceGrant,
        device_code: device.deviceCode,
        scope: `${read} ${write}`,
        ...device.asked.target,
      },
      [read],
    )

    await verify('device.scopes-are-fixed-at-consent', () => expect(answer).toKeepFrom([write]))
  },
)

test(
  'a user enters codes that stand for no device that waits',
  covers('device.unknown-code-has-no-button'),
  async ({ world, user, verify }) => {
    const { used, begin } = await television(world)
    const refused = await begin(user)
    await user.deny(refused.page)
    const codes = {
      'that no device was given': backwards(used.userCode),
      'that was allowed already': used.userCode,
      'that was refused already': refused.device.userCode,
    }

    for (const [what, userCode] of Object.entries(codes)) {
      const page = await user.come({ userCode }, used.verificationUri)
      await verify(
        'device.unknown-code-has-no-button',
        () => expect(page).toAskForNothing(),
        `a code ${what}`,
      )
    }
  },
)

/** A code of the same letters and length, which is another unless it reads the same both ways. */
const backwards = (code: string): string => {
  const reversed = code.split('').reverse().join('')
  return reversed === code ? `${code.slice(1)}${code.slice(0, 1)}` : reversed
}
