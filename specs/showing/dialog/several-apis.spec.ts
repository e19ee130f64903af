import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import type { Api } from '../../../harness/server-definition.ts'

/** What a `resource` parameter says of an API (RFC 8707 section 2), whatever parameter its own requests name it by. */
const asResource = (api: Api): Api => {
  const [resource] = Object.values(api.parameters)
  if (resource === undefined) throw impossibleError('requests name no APIs')
  return { ...api, parameters: { resource } }
}

for (const which of ['last', 'first'] as const)
  test(
    `a request names two APIs, and its code is redeemed for the ${which}`,
    covers('dialog.tells-of-every-api'),
    async ({ world, user, verify }) => {
      await world.showDescriptions()
      const { api: blog, read } = await world.blog()
      const forum = await world.api({
        name: 'Forum API',
        scopes: [{ name: read, description: 'See what others have told you' }],
      })
      const resource = [blog, forum].flatMap((api) => Object.values(asResource(api).parameters))
      const app = await world.client({ api: [blog, forum] })
      const request = { scope: `openid ${read}` }
      const [wanted, other] = which === 'last' ? [forum, blog] : [blog, forum]
      const aboutOther = await user.isAsked(app.authorizationUrl({ ...request, api: other }))
      const aboutWanted = await user.isAsked(app.authorizationUrl({ ...request, api: wanted }))
      if (!expect(aboutWanted).toTellOtherThan(aboutOther).held)
        throw impossibleError('the dialogs about two APIs read alike')

      const page = await user.signIn(
        app.authorizationUrl({ ...request, api: blog, with: { resource } }),
      )

      if (page.kind !== 'consent')
        return verify('dialog.tells-of-every-api', () => expect(page).toIssueNothing())
      if (expect(page).toTellOtherThan(aboutOther).held)
        return verify('dialog.tells-of-every-api', () => expect(page).toTellOtherThan(aboutOther))
      app.waitsWithCodes = true
      const tokens = await app.attemptRedeem(await user.accept(page), { api: asResource(wanted) })
      await verify('dialog.tells-of-every-api', () => expect(tokens).toStayOutOf(wanted))
    },
  )
