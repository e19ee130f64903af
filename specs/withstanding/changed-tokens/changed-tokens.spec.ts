import { changedTokens } from '../../../fixtures/tokens/changed-tokens.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

/** An application with a token that it can read, and what it has made of it. */
const tampering = async (world: World, user: User) => {
  const { api, read, write } = await world.blog()
  const app = await world.client({ api })
  const tokens = await app.redeem(
    await user.allow(app.authorizationUrl({ scope: scopeOf(app, read) })),
  )
  if (tokens.accessClaims === undefined)
    throw impossibleError('the access tokens of this server are no JWTs that can be read')
  return { app, tokens, changed: changedTokens(tokens.accessToken ?? '', write) }
}

test(
  'an application asks about a token that it has changed',
  covers('introspection.changed-token-is-inactive'),
  async ({ world, user, verify }) => {
    const { app, tokens, changed } = await tampering(world, user)
    const own = await app.introspect(tokens.accessToken ?? '')
    if (!own.active) throw stageError('the application is told that its new token is inactive')

    for (const [how, token] of Object.entries(changed)) {
      const told = await app.attemptIntrospect(token)
      await verify(
        'introspection.changed-token-is-inactive',
        () => expect(told).toTellNothingOfTheToken(),
        how,
      )
    }
  },
)

test(
  'an application goes to userinfo with a token that it has changed',
  covers('userinfo.changed-token-opens-nothing'),
  async ({ world, user, verify }) => {
    const { app, tokens, changed } = await tampering(world, user)
    const own = await app.userinfo(tokens)
    if (own.status !== 200)
      throw impossibleError('tokens for an API do not open userinfo at this server')

    for (const [how, accessToken] of Object.entries(changed)) {
      const told = await app.userinfo({ ...tokens, accessToken })
      await verify('userinfo.changed-token-opens-nothing', () => expect(told).toTellNothing(), how)
    }
  },
)
