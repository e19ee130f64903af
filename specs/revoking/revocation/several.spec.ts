import { lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

/** Four applications, of which the user has allowed each the same. */
const fourAllowed = async (world: World, user: User) => {
  const { api, read } = await world.blog()
  const request = { scope: `openid ${read}` }
  const apps: RelyingParty[] = []
  for (const name of ['Photo Shop', 'Print Shop', 'Book Shop', 'Record Shop']) {
    const app = await world.client({ name, api })
    await user.consentTo(app.authorizationUrl(request))
    apps.push(app)
  }
  for (const app of apps) await user.passes(app.authorizationUrl(request))
  return { apps, request }
}

test(
  'everything is revoked at once, of four applications',
  covers('revocation.of-everything-reaches-all'),
  async ({ world, user, verify }) => {
    const { apps, request } = await fourAllowed(world, user)

    await world.revokeEverything(user)

    for (const app of apps) {
      const page = await user.signIn(app.authorizationUrl(request))
      await verify('revocation.of-everything-reaches-all', () => expect(page).toBeConsentDialog())
    }
  },
)

test(
  'everything is revoked at once, of four APIs',
  covers('revocation.of-everything-reaches-all'),
  async ({ world, user, verify }) => {
    const blogs = [await world.blog(), await world.blog(), await world.blog(), await world.blog()]
    const app = await world.client({ api: blogs.map(({ api }) => api) })
    const urls = async () =>
      Promise.all(
        blogs.map(async ({ api, read }) => {
          const there = await world.clientAt(app, api)
          return there.authorizationUrl({ scope: `openid ${read}` })
        }),
      )
    for (const url of await urls()) await user.consentTo(url)
    for (const url of await urls()) await user.passes(url)

    await world.revokeEverything(user)

    for (const url of await urls()) {
      const page = await user.signIn(url)
      await verify('revocation.of-everything-reaches-all', () => expect(page).toBeConsentDialog())
    }
  },
)

test(
  'of four applications each is asked about again once its consent is revoked',
  covers('revocation.asks-again'),
  async ({ world, user, verify }) => {
    const { apps, request } = await fourAllowed(world, user)

    for (const app of apps.toReversed()) {
      await world.revoke(user, app)
      const page = await user.signIn(app.authorizationUrl(request))
      await verify('revocation.asks-again', () => expect(page).toBeConsentDialog())
    }
  },
)

/** Revokes the grant of this scope, which must be a grant of its own. */
const revokeScope = async (world: World, user: User, app: RelyingParty, scope: string) => {
  const grants = await world.grantsOf(user, app)
  const own = grants.find(({ scopes }) => scopes.length === 1 && scopes[0] === scope)
  if (own === undefined)
    throw impossibleError(`the consent to "${scope}" cannot be revoked without others`)
  await world.revokeGrant(own)
}

for (const which of ['first', 'last'] as const)
  test(
    `a refresh token gives the ${which} of two scopes no more once its consent is revoked`,
    covers('revocation.of-one-scope-reaches-refresh-tokens'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const app = await world.client({ api })
      const tokens = await refreshed(app, await lastingTokens(user, app, read, write))
      const revoked = which === 'first' ? read : write

      await revokeScope(world, user, app, revoked)
      const answer = await app.refresh(tokens)

      await verify('revocation.of-one-scope-reaches-refresh-tokens', () =>
        expect(answer).toKeepFrom([revoked]),
      )
    },
  )

test(
  'introspection tells of an access token no more that it is for a revoked scope',
  covers('revocation.of-one-scope-reaches-access-tokens'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const { accessToken = '' } = await lastingTokens(user, app, read, write)
    const before = await app.introspect(accessToken)
    if (before.scopes?.includes(read) !== true)
      throw stageError('introspection does not tell the scopes of a new access token')

    await revokeScope(world, user, app, read)
    const after = await app.introspect(accessToken)

    await verify('revocation.of-one-scope-reaches-access-tokens', () =>
      expect(after).toBeForNoneOf([read]),
    )
  },
)
