import { lasting, refreshed } from '../../../fixtures/lasting-tokens.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'

/** An application with a refresh token of a user who is signed in. */
const served = async (world: World, user: User, party: 'first' | 'third') => {
  const { api, read } = await world.blog()
  const app = await world.client({ api, party })
  const { scope } = lasting(read)
  const answer = await user.allow(app.authorizationUrl(lasting(read)))
  const tokens = await refreshed(app, await app.redeem(answer))
  await user.passes(world.silent.url(app, user, { scope }))
  return { app, tokens, scope }
}

for (const party of ['first', 'third'] as const)
  test(
    `a user of a ${party}-party application is switched off`,
    covers('switched-off.user-gets-no-application-anything'),
    async ({ world, user, verify }) => {
      const { app, tokens, scope } = await served(world, user, party)

      await world.switchOff({ account: user.account })
      const page = await user.open(world.silent.url(app, user, { scope }))
      const answer = await app.refresh(tokens)

      await verify('switched-off.user-gets-no-application-anything', () =>
        expect(page).toBeNeitherAskedNorAnswered(),
      )
      await verify('switched-off.user-gets-no-application-anything', () =>
        expect(answer).toHoldNothing(),
      )
    },
  )

for (const party of ['first', 'third'] as const)
  test(
    `a ${party}-party application is switched off`,
    covers('switched-off.application-gets-nothing'),
    async ({ world, user, verify }) => {
      const { app, tokens, scope } = await served(world, user, party)

      await world.switchOff({ client: app.registration })
      const pages = [
        await user.open(app.authorizationUrl({ scope })),
        await user.open(world.silent.url(app, user, { scope })),
      ]
      const answer = await app.refresh(tokens)

      for (const page of pages)
        await verify('switched-off.application-gets-nothing', () =>
          expect(page).toBeNeitherAskedNorAnswered(),
        )
      await verify('switched-off.application-gets-nothing', () => expect(answer).toHoldNothing())
    },
  )
