import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'

/** An application nobody is assigned to, and the control that the user is asked about one like it. */
const unassigned = async (world: World, user: User, party?: 'first') => {
  const { api, read } = await world.blog()
  const request = { scope: `openid ${read}` }
  const open = await world.client({ name: 'Print Shop', host: 'print.example', api })
  await user.isAsked(open.authorizationUrl(request))
  return {
    app: await world.client({ api, assignedTo: 'nobody', ...(party && { party }) }),
    request,
  }
}

test(
  'whoever may not use an application is not asked about it',
  covers('assignment.comes-before-consent', 'assignment.refusal-in-documented-words'),
  async ({ world, user, verify }) => {
    const { app, request } = await unassigned(world, user)

    const page = await user.signIn(app.authorizationUrl(request))

    await verify('assignment.comes-before-consent', () => expect(page).toBeCallbackWithSomeError())
    await verify('assignment.refusal-in-documented-words', () =>
      expect(page).toBeCallbackSaying({
        error: 'access_denied',
        description: 'User is not assigned to the client application.',
      }),
    )
  },
)

test(
  'whoever may not use an application is not asked about it on prompt=consent either',
  covers('assignment.comes-before-consent'),
  async ({ world, user, verify }) => {
    const { app, request } = await unassigned(world, user)

    const page = await user.signIn(app.authorizationUrl({ ...request, prompt: 'consent' }))

    await verify('assignment.comes-before-consent', () => expect(page).toBeCallbackWithSomeError())
  },
)

test(
  'whoever may no longer use an application is not let through for having agreed to it',
  covers('assignment.comes-before-consent'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(app.authorizationUrl(request))

    await world.withdraw(app)

    for (const again of [request, { ...request, prompt: 'none' }]) {
      const page = await user.signIn(app.authorizationUrl(again))
      await verify('assignment.comes-before-consent', () =>
        expect(page).toBeCallbackWithSomeError(),
      )
    }
  },
)

test(
  'whoever may not use an application is not let through, trusted as it may be',
  covers('assignment.comes-before-consent'),
  async ({ world, user, verify }) => {
    const { app, request } = await unassigned(world, user, 'first')

    const page = await user.signIn(app.authorizationUrl(request))

    await verify('assignment.comes-before-consent', () => expect(page).toBeCallbackWithSomeError())
  },
)
