import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'

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
