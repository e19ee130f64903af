import { assertNoNarrowing } from '../../../fixtures/narrowing.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import type { AuthorizationRequest } from '../../../fixtures/relying-party/authorization-request.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

test(
  'a consent that is widened holds the old and the new',
  covers('widening.gives-what-was-agreed', 'widening.is-remembered'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const wide = () => app.authorizationUrl({ scope: `openid ${read} ${write}` })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))

    const page = await user.signIn(wide())
    const answer = page.kind === 'consent' ? await user.accept(page) : page
    await verify('widening.gives-what-was-agreed', () => expect(answer).toAskOrIssue())
    await assertNoNarrowing(app, page, write)
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

/** The ways in beside the address of the authorization endpoint that a server's metadata tell of. */
const otherWays = {
  'pushed beforehand': (app: RelyingParty, request: AuthorizationRequest) => {
    if (app.metadata['pushed_authorization_request_endpoint'] === undefined)
      throw impossibleError('the server takes no pushed requests')
    return app.push(request)
  },
  'in a request object': (app: RelyingParty, request: AuthorizationRequest) =>
    app.requestObject(request),
}

for (const [how, address] of Object.entries(otherWays))
  test(
    `a wider request is asked about when it comes ${how}`,
    covers('widening.is-asked-by-every-way-in'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const app = await world.client({ api })
      await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
      await user.passes(app.authorizationUrl({ scope: `openid ${read}` }))

      const url = await address(app, { scope: `openid ${read} ${write}` })
      const page = await user.signIn(url)

      const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
      await verify('widening.is-asked-by-every-way-in', () =>
        tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
      )
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

    const first = await user.signIn(wide())
    await assertNoNarrowing(app, first, write)
    const refusal = await user.deny(first)
    await verify('widening.refused-adds-nothing', () => expect(refusal).toIssueNothing())

    const page = await user.signIn(wide())
    const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
    await verify('widening.refused-adds-nothing', () =>
      tokens ? expect(tokens).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)

for (const prompt of [undefined, 'consent', 'none'])
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
