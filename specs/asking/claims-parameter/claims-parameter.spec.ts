import { stageError } from '../../../harness/judge/errors.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { User } from '../../../fixtures/user.ts'

const email = { userinfo: { email: null }, id_token: { email: null } }
const essential = { userinfo: { email: { essential: true } } }

/** Sees to it that the server knows an address of the user, so that to leave it out means something. */
const assertKnown = async (user: User, curious: RelyingParty): Promise<void> => {
  const page = await user.allow(curious.authorizationUrl({ scope: 'openid email' }))
  const told = await curious.userinfo(await curious.redeem(page))
  if (told.claims?.['email'] === undefined)
    throw stageError('userinfo tells no "email" of this user even where it was agreed to')
}

for (const way of ['in sight', 'silently'] as const)
  test(
    `a claim that nobody agreed to is not told when it is asked for ${way}`,
    covers('claims.parameter-is-asked-about'),
    async ({ world, user, verify }) => {
      const app = await world.client()
      await assertKnown(user, await world.client({ name: 'Address Book' }))
      const request = { scope: 'openid' }
      await user.allow(app.authorizationUrl(request))
      await user.passes(app.authorizationUrl(request))

      const more = { ...request, with: { claims: email } }
      const url =
        way === 'silently' ? world.silent.url(app, user, more) : app.authorizationUrl(more)
      const page = await user.signIn(url)

      const isAnswered = page.kind === 'callback' && page.response.parameters.has('code')
      const tokens = isAnswered ? await app.redeem(page) : undefined
      if (!tokens) {
        await verify('claims.parameter-is-asked-about', () => expect(page).toIssueNothing())
        return
      }
      const told = await app.userinfo(tokens)
      await verify('claims.parameter-is-asked-about', () => expect(told).toTellNothingOf(['email']))
      await verify('claims.parameter-is-asked-about', () =>
        expect({ claims: tokens.idClaims ?? {} }).toTellNothingOf(['email']),
      )
    },
  )

test(
  'an essential claim that nobody agreed to does not fail the request',
  covers('claims.refused-essential-is-no-error'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const scope = `openid ${read}`
    await user.isServed(app.authorizationUrl({ scope }))

    const answer = await user.allow(app.authorizationUrl({ scope, with: { claims: essential } }))

    await verify('claims.refused-essential-is-no-error', () =>
      expect(answer).toBeAnsweredWithTokens(),
    )
  },
)
