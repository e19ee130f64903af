import { poses } from '../../../fixtures/relying-party/pose.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { stageError } from '../../../harness/judge/errors.ts'

test(
  'an application asks about the token of another',
  covers('introspection.own-tokens-only'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const other = await world.client({ name: 'Print Shop', host: 'print.example', api })
    const tokens = await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
    const token = tokens.accessToken ?? ''
    const own = await app.introspect(token)
    if (!own.active) throw stageError('its own application is told that a new token is inactive')

    const told = await other.attemptIntrospect(token)

    await verify('introspection.own-tokens-only', () => expect(told).toTellNothingOfTheToken())
  },
)

for (const pose of poses)
  test(
    `somebody who has ${pose} asks about the token of an application`,
    covers('introspection.needs-proof'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const tokens = await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
      const token = tokens.accessToken ?? ''
      const own = await app.introspect(token)
      if (!own.active) throw stageError('the application is told that its new token is inactive')

      const told = await app.posed(pose).attemptIntrospect(token)

      await verify('introspection.needs-proof', () => expect(told).toTellNothingOfTheToken(), pose)
    },
  )
