import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { TokenAnswer } from '../../../fixtures/token-answer.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'

/** An application that this user and another have consented to, and what it knows of each. */
const known = async (world: World, user: User) => {
  const { api, read } = await world.blog()
  const app = await world.client({ api })
  const request = { scope: scopeOf(app, read) }
  const tokensOf = async (somebody: User) =>
    app.redeem(await somebody.consentTo(app.authorizationUrl(request)))
  const other = await tokensOf(await world.user())
  const own = await tokensOf(user)
  await user.passes(app.authorizationUrl(request))
  return { app, request, own, other }
}

const isGranted = (page: Page): boolean =>
  page.kind === 'callback' && !page.response.parameters.has('error')

test(
  'a request that hints at another user is not answered for the one who is signed in',
  covers('subject.hinted-user-only'),
  async ({ world, user, verify }) => {
    const { app, request, own, other } = await known(world, user)
    const meaning = ({ idToken = '' }: TokenAnswer) =>
      app.authorizationUrl({ ...request, with: { id_token_hint: idToken } })
    if (!isGranted(await user.open(meaning(own))))
      throw impossibleError('the server takes no ID token for a hint')

    const page = await user.open(meaning(other))

    await verify('subject.hinted-user-only', () => expect(page).toIssueNothing())
  },
)

/** A request that wants the ID token of whoever these tokens are of. */
const claiming = (app: RelyingParty, { idClaims }: TokenAnswer) => ({
  claims: { id_token: { sub: { essential: true, value: idClaims?.sub ?? app.name } } },
})

for (const prompt of ['', 'none'])
  test(
    `a request that claims another user is not answered for the one who is signed in (prompt: "${prompt}")`,
    covers('subject.claimed-user-only'),
    async ({ world, user, verify }) => {
      const { app, request, own, other } = await known(world, user)
      const meaning = (tokens: TokenAnswer) =>
        app.authorizationUrl({
          ...request,
          ...(prompt === '' ? {} : { prompt }),
          with: claiming(app, tokens),
        })
      if (!isGranted(await user.open(meaning(own))))
        throw impossibleError('the server does not let requests claim who its user is')

      const page = await user.open(meaning(other))

      await verify('subject.claimed-user-only', () => expect(page).toIssueNothing())
    },
  )
