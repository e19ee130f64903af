import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'a consent that is widened holds the old and the new',
  covers('widening.gives-what-was-agreed', 'widening.is-remembered'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const wide = () => app.authorizationUrl({ scope: `openid ${read} ${write}` })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const answer = await user.allow(wide())
    await verify('widening.gives-what-was-agreed', () => expect(answer).toAskOrIssue())
    const tokens = await app.attemptRedeem(answer)
    await verify('widening.gives-what-was-agreed', () =>
      expect(tokens).toGrantAtLeast([read, write]),
    )

    const again = await user.signIn(wide())
    await verify('widening.is-remembered', () => expect(again).toSkipTheDialog())
    const later = await app.attemptRedeem(again.kind === 'consent' ? answer : again)
    await verify('widening.is-remembered', () => expect(later).toGrantAtLeast([read, write]))
  },
)

test(
  'a wider request that is refused adds nothing',
  covers('widening.refused-adds-nothing'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const wide = () => app.authorizationUrl({ scope: `openid ${read} ${write}` })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const refusal = await user.deny(await user.signIn(wide()))
    await verify('widening.refused-adds-nothing', () => expect(refusal).toIssueNothing())

    const page = await user.signIn(wide())
    const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
    await verify('widening.refused-adds-nothing', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)

for (const prompt of [undefined, 'consent'])
  test(
    `a narrower request gets no more than it asks${prompt ? `, with prompt=${prompt}` : ''}`,
    covers('remembered-consent.gives-no-more-than-asked'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const app = await world.client({ api })
      await user.consentTo(app.authorizationUrl({ scope: `openid ${read} ${write}` }))

      const page = await user.allow(
        app.authorizationUrl({ scope: `openid ${read}`, ...(prompt ? { prompt } : {}) }),
      )
      const tokens = await app.redeem(page)

      await verify('remembered-consent.gives-no-more-than-asked', () =>
        expect(tokens).toKeepFrom([write]),
      )
    },
  )
