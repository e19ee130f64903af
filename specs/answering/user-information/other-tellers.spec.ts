import { scopesAddedOpenly } from '../../../fixtures/claims/shown-scopes.ts'
import { allClaims, claimsBeyond } from '../../../fixtures/user-claims.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

/**
 * What an application is given that asks for these scopes beside one of an API, and the claims that
 * it was not to be told. The control is an application that is told something of the same user.
 */
const tokensFor = async (world: World, user: User, scope: string) => {
  const { api, read } = await world.blog()
  const curious = await world.client({ name: 'Address Book' })
  const app = await world.client({ api })
  const all = await curious.redeem(
    await user.allow(curious.authorizationUrl({ scope: 'openid profile email' })),
  )
  const known = (await curious.userinfo(all)).claims ?? {}
  if (!allClaims.some((name) => known[name] !== undefined))
    throw stageError('userinfo tells nothing of this user even where everything was agreed to')

  const page = await user.signIn(app.authorizationUrl({ scope: `${scope} ${read}` }))
  const tokens = await app.redeem(page.kind === 'consent' ? await user.accept(page) : page)
  // A server without scopes of its own lends those of OpenID Connect to its APIs.
  const agreed = [...scope.split(' '), read, ...scopesAddedOpenly(page, tokens)]
  return { app, tokens, untold: claimsBeyond(agreed) }
}

for (const scope of ['openid', 'openid email', 'openid profile']) {
  test(
    `an access token for "${scope}" tells no more`,
    covers('user-information.access-token-within-consent'),
    async ({ world, user, verify }) => {
      const { tokens, untold } = await tokensFor(world, user, scope)
      if (tokens.accessClaims === undefined)
        throw impossibleError('an application cannot read the access tokens of this server')

      await verify('user-information.access-token-within-consent', () =>
        expect({ claims: tokens.accessClaims ?? {} }).toTellNothingOf(untold),
      )
    },
  )

  test(
    `introspection of a token for "${scope}" tells no more`,
    covers('user-information.introspection-within-consent'),
    async ({ world, user, verify }) => {
      const { app, tokens, untold } = await tokensFor(world, user, scope)

      const told = await app.introspect(tokens.accessToken ?? '')

      await verify('user-information.introspection-within-consent', () =>
        expect(told).toTellNothingOf(untold),
      )
    },
  )
}
