import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'
import { asAddress, asForm, asObject, pushed } from './entering.ts'

const ways = [
  { id: 'entry.post-request-keeps-its-prompt', enter: asForm, as: {} },
  { id: 'entry.pushed-request-keeps-its-prompt', enter: pushed, as: {} },
  { id: 'entry.request-object-keeps-its-prompt', enter: asObject, as: {} },
  {
    id: 'entry.form-post-keeps-its-prompt',
    enter: asAddress,
    as: { responseMode: 'form_post' },
  },
] as const

/** What a request says of itself, and what that comes to when the user is signed in and has consented. */
const wishes = [
  { wish: { prompt: 'consent' }, due: 'consent' },
  { wish: { prompt: 'login' }, due: 'login' },
  { wish: { with: { max_age: 0 } }, due: 'login' },
] as const

const isAnswered = (page: Page): boolean =>
  page.kind === 'callback' && !page.response.parameters.has('error')

/** Throws an `impossible` error where the address, to which the other way is compared, does not come to what is due. */
const assertControl = (isAsDue: boolean, what: string, page: Page): void => {
  if (!isAsDue)
    throw impossibleError(`${what} got ${describePage(page)}: nothing to compare another way with`)
}

for (const { id, enter, as } of ways) {
  for (const { wish, due } of wishes)
    test(`${JSON.stringify(wish)} counts: ${id}`, covers(id), async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: scopeOf(app, read) }
      await user.allow(app.authorizationUrl(request))

      const usual = await user.open(app.authorizationUrl({ ...request, ...wish }))
      assertControl(usual.kind === due, `${JSON.stringify(wish)} in the address`, usual)
      await user.allow(app.authorizationUrl(request))
      const without = await enter(user, app, { ...request, ...as })
      assertControl(isAnswered(without), 'what was consented to', without)

      const page = await enter(user, app, { ...request, ...as, ...wish })
      await verify(id, () =>
        due === 'consent' ? expect(page).toBeConsentDialog() : expect(page).toBeLoginPage(),
      )
    })

  test(`prompt=none counts: ${id}`, covers(id), async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const other = await world.client({ name: 'Print Shop', api })
    await user.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) }))
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read), prompt: 'none' }
    const usual = await user.open(app.authorizationUrl(request))
    assertControl(expect(usual).toBeCallbackWithSomeError().held === true, 'prompt=none', usual)

    const page = await enter(user, app, { ...request, ...as })

    await verify(id, () => expect(page).toBeCallbackWithSomeError())
  })
}
