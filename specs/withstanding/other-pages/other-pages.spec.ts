import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'

/** Becomes an element where nobody escapes it, in a text as in an attribute. */
const element = 'x-probe'
const markup = `"'><${element}></${element}>`

test(
  'an application with markup in its name sends its user to sign in',
  covers('login.markup-in-names-stays-text'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.clientIfTaken({ name: `Photo ${markup}`, api })
    const usual = await world.client({ name: 'Print Shop', api })
    const asking = app ?? usual

    const page = await user.open(asking.authorizationUrl({ scope: scopeOf(asking, read) }))

    if (page.kind !== 'login')
      throw impossibleError(`a request brings no sign-in page first, but ${describePage(page)}`)
    await verify('login.markup-in-names-stays-text', () => expect(page).toHoldNo(element))
  },
)

test(
  'an application registers itself with markup in its name',
  covers('registration.markup-in-names-stays-text'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const usual = await world.registeredClient({ name: 'Print Shop', api })
    await user.isServed(usual.authorizationUrl({ scope: scopeOf(usual, read) }))
    const newcomer = await world.elsewhere(user)
    const app = await world.registeredClientIfTaken({ name: `Photo ${markup}`, api })
    const asking = app ?? usual

    const first = await newcomer.open(asking.authorizationUrl({ scope: scopeOf(asking, read) }))
    const second = await newcomer.signInOn(first)
    const last = second.kind === 'consent' ? [await newcomer.deny(second)] : []

    for (const page of [first, second, ...last])
      await verify('registration.markup-in-names-stays-text', () => expect(page).toHoldNo(element))
  },
)

test(
  'an application on a device has markup in its name',
  covers('device.markup-stays-text'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app =
      (await world.clientIfTaken({ name: `Television ${markup}`, kind: 'device', api })) ??
      (await world.client({ name: 'Television', kind: 'device', api }))
    const device = await app.startDevice({ scope: scopeOf(app, read) })

    const passed = await user.connect(device, device.verificationUri)
    const dialog = passed.find(({ kind }) => kind === 'consent')
    const last = dialog === undefined ? [] : [await user.accept(dialog)]

    for (const page of [...passed, ...last])
      await verify('device.markup-stays-text', () => expect(page).toHoldNo(element))
  },
)

test(
  'the code of a device has markup in it',
  covers('device.markup-stays-text'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ name: 'Television', kind: 'device', api })
    const { verificationUri } = await app.startDevice({ scope: scopeOf(app, read) })
    const inAddress = new URL(verificationUri)
    for (const name of ['user_code', 'code', 'error']) inAddress.searchParams.set(name, markup)

    const typed = await user.connect({ userCode: markup }, verificationUri)
    const opened = await user.open(inAddress.href)

    for (const page of [...typed, opened])
      await verify('device.markup-stays-text', () => expect(page).toHoldNo(element))
  },
)
