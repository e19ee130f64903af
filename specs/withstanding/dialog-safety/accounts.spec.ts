import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'

test(
  'another person has signed in with the same browser before',
  covers('dialog.names-no-other-account'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.user()
    const request = { scope: scopeOf(app, read) }
    const before = await user.isAsked(app.authorizationUrl(request))
    if (!before.dialog.text.includes(user.account.username))
      throw impossibleError('the dialog does not name who is signed in')
    const tokens = await app.redeem(await user.accept(before))
    const again = () => app.authorizationUrl({ ...request, prompt: 'login' })
    // A server that lets nobody else sign in now lets them sign out, else nobody can come after them.
    const asked = await user.open(again())
    if (asked.kind !== 'login' || !asked.asksWho) await user.open(app.signOutUrl(tokens))

    const page = await user.handOver(again(), other.account)

    if (page.kind !== 'consent')
      throw impossibleError(`another person in the same browser got ${describePage(page)}`)
    await verify('dialog.names-no-other-account', () =>
      expect(page).toNameNoOther(other.account, user.account.username),
    )
  },
)

for (const hinted of ['another user', 'nobody'] as const)
  test(
    `a request hints at ${hinted} where somebody is signed in`,
    covers('dialog.names-no-other-account'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const other = await world.client({ name: 'Print Shop', api })
      const app = await world.client({ api })
      const login =
        hinted === 'nobody' ? 'grace@nowhere.example' : (await world.user()).account.username
      await user.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) }))

      const page = await user.signIn(
        app.authorizationUrl({ scope: scopeOf(app, read), with: { login_hint: login } }),
      )

      if (page.kind !== 'consent')
        throw impossibleError(`a request that hints at ${hinted} got ${describePage(page)}`)
      await verify('dialog.names-no-other-account', () =>
        expect(page).toNameNoOther(user.account, login),
      )
    },
  )
