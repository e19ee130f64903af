import { poses } from '../../../fixtures/relying-party/pose.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { lasting, refreshed } from '../../../fixtures/lasting-tokens.ts'

for (const pose of poses)
  test(
    `somebody who has ${pose} redeems the code of an application`,
    covers('code.needs-the-clients-proof'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      app.waitsWithCodes = true
      const request = { scope: read }
      await app.redeem(await user.allow(app.authorizationUrl(request)))

      const page = await user.allow(app.authorizationUrl(request))
      const answer = await app.misuseCode(page, { by: app.posed(pose) })

      await verify('code.needs-the-clients-proof', () => expect(answer).toHoldNothing(), pose)
    },
  )

test(
  'a code is redeemed a second time',
  covers('code.is-single-use'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.allow(app.authorizationUrl({ scope: read }))
    await app.redeem(page)

    const again = await app.redeemAgain(page)

    await verify('code.is-single-use', () => expect(again).toHoldNothing())
  },
)

test(
  'a code is redeemed a second time, and its refresh token is used afterwards',
  covers('code.replay-ends-its-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.allow(app.authorizationUrl(lasting(read)))
    const tokens = await refreshed(app, await app.redeem(page))

    await app.redeemAgain(page)

    const next = await app.refresh(tokens)
    await verify('code.replay-ends-its-tokens', () => expect(next).toHoldNothing())
  },
)
