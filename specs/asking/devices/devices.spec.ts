import { impossibleError, stageError } from '../../../harness/judge/errors.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'

/** An application on a device, which asks for one scope of an API. */
const television = async (world: World) => {
  const { api, read } = await world.blog()
  const app = await world.client({ name: 'Television', kind: 'device', api })
  return { api, read, app, request: { scope: scopeOf(app, read) } }
}

/** Starts an authorization, and goes as far as the user is asked. */
const begin = async (
  { app, request }: Pick<Awaited<ReturnType<typeof television>>, 'app' | 'request'>,
  user: User,
) => {
  const device = await app.startDevice(request)
  return { device, page: await user.come(device, device.verificationUri) }
}

test(
  'a device waits until its user has agreed',
  covers('device.pending-until-decided', 'device.grants-no-more-than-shown'),
  async ({ world, user, verify }) => {
    const { read, app, request } = await television(world)
    const device = await app.startDevice(request)
    const before = await app.pollDevice(device)
    await verify('device.pending-until-decided', () => expect(before).toBePending())

    const page = await user.come(device, device.verificationUri)
    const meanwhile = await app.pollDevice(device)
    await verify('device.pending-until-decided', () => expect(meanwhile).toBePending())

    await user.accept(page)
    const tokens = await app.deviceAnswer(device)
    await verify('device.pending-until-decided', () => expect(tokens).toHoldAnAccessToken())
    await verify('device.grants-no-more-than-shown', () =>
      expect(tokens).toGrantWhatWasAgreedTo(page, ['openid', read]),
    )
  },
)

test(
  'a device is told that its user refused, and stays refused',
  covers('device.denial-says-access-denied'),
  async ({ world, user, verify }) => {
    const tv = await television(world)
    const { device, page } = await begin(tv, user)
    await user.deny(page)

    const answer = await tv.app.deviceAnswer(device)
    await verify('device.denial-says-access-denied', () => expect(answer).toSayAccessDenied())

    const again = await tv.app.deviceAnswer(device)
    await verify('device.denial-says-access-denied', () => expect(again).toHoldNothing())
  },
)

test(
  'the user of a device sees who asks and for what',
  covers('device.shows-who-and-what'),
  async ({ world, user, verify }) => {
    const tv = await television(world)
    const { page } = await begin(tv, user)

    await verify('device.shows-who-and-what', () => expect(page).toName(tv.app.name))
    await verify('device.shows-who-and-what', () => expect(page).toTellOf(tv.api, [tv.read]))
  },
)

test(
  'the complete address shows the code and approves nothing',
  covers('device.shows-the-code'),
  async ({ world, user, verify }) => {
    const { app, request } = await television(world)
    const device = await app.startDevice(request)
    const { verificationUriComplete: complete } = device
    if (complete === undefined)
      throw impossibleError('the server gives no "verification_uri_complete"')

    const passed = await user.connect(device, complete)
    await verify('device.shows-the-code', () => expect(passed).toShowTheCode(device.userCode))

    const meanwhile = await app.pollDevice(device)
    await verify('device.shows-the-code', () => expect(meanwhile).toBePending())
  },
)

test(
  'each device gets the tokens of who approved it',
  covers('device.tokens-are-of-the-approver'),
  async ({ world, user, verify }) => {
    const tv = await television(world)
    const other = await world.user()
    const [first, others, second] = [
      await begin(tv, user),
      await begin(tv, other),
      await tv.app.startDevice(tv.request),
    ]
    // Approved in another order than begun.
    await other.accept(others.page)
    await user.accept(first.page)
    const page = await user.come(second, second.verificationUri)
    if (page.kind === 'consent') await user.accept(page)

    const tokens = await tv.app.deviceAnswer(first.device)
    const again = await tv.app.deviceAnswer(second)
    const foreign = await tv.app.deviceAnswer(others.device)

    await verify('device.tokens-are-of-the-approver', () => expect(again).toBeOfTheUserOf(tokens))
    await verify('device.tokens-are-of-the-approver', () =>
      expect(foreign).toBeOfAnotherUserThan(tokens),
    )
  },
)

for (const way of ['typed', 'complete'] as const)
  test(
    `a device is asked about although it was connected before (address: ${way})`,
    covers('device.asks-although-remembered', 'device.names-whom-it-connects'),
    async ({ world, user, verify }) => {
      const tv = await television(world)
      await user.accept((await begin(tv, user)).page)

      const device = await tv.app.startDevice(tv.request)
      const { verificationUri, verificationUriComplete } = device
      if (way === 'complete' && verificationUriComplete === undefined)
        throw impossibleError('the server gives no "verification_uri_complete"')
      const address = way === 'complete' ? (verificationUriComplete ?? '') : verificationUri
      const passed = await user.connect(device, address)
      // The page on which the code is typed asks for the code alone.
      const typedAt = passed.findIndex(({ kind }) => kind === 'device')
      const since = way === 'typed' ? passed.slice(typedAt + 1) : passed

      await verify('device.asks-although-remembered', () => expect(since).toHaveAsked())
      await verify('device.names-whom-it-connects', () => expect(passed).toHaveNamed(tv.app.name))
    },
  )

test(
  'a link to connect a device is opened by somebody who has connected one before',
  covers('device.link-connects-nothing'),
  async ({ world, user, verify }) => {
    const tv = await television(world)
    await user.accept((await begin(tv, user)).page)
    const device = await tv.app.startDevice(tv.request)
    const { verificationUriComplete: complete } = device
    if (complete === undefined)
      throw impossibleError('the server gives no "verification_uri_complete"')

    await user.open(complete)
    const meanwhile = await tv.app.pollDevice(device)

    await verify('device.link-connects-nothing', () => expect(meanwhile).toBePending())
    if (!expect(meanwhile).toBePending().held) return

    const page = await user.come(device, complete)
    if (page.kind === 'consent') await user.accept(page)
    const { accessToken, error } = await tv.app.deviceAnswer(device)
    if (accessToken === undefined)
      throw stageError(`the control failed: a link that was answered brings "${error ?? ''}"`)
  },
)

test(
  'a device that asks for no offline access gets none',
  covers('device.offline-access-only-when-asked-for'),
  async ({ world, user, verify }) => {
    const { api, read, app, request } = await television(world)
    const usual = await world.client({ name: 'Print Shop', api })
    const control = await usual.redeem(await user.consentTo(usual.authorizationUrl(request)))
    if (control.refreshToken !== undefined)
      throw impossibleError('refresh tokens come without offline_access at this server')
    const answered = async (scope: string) => {
      const device = await app.startDevice({ scope })
      const page = await user.come(device, device.verificationUri)
      if (page.kind === 'consent') await user.accept(page)
      return app.deviceAnswer(device)
    }

    const tokens = await answered(request.scope)
    const lasting = await answered(scopeOf(app, 'offline_access', read))
    if (lasting.refreshToken === undefined)
      throw impossibleError('the server gives devices no refresh token')

    await verify('device.offline-access-only-when-asked-for', () =>
      expect(tokens).toHoldNoRefreshToken(),
    )
  },
)
