import { lasting, lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { TokenAnswer } from '../../../fixtures/token-answer.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

test(
  'what was revoked does not come back with a later consent to less',
  covers('revocation.is-for-good'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const wide = () => app.authorizationUrl({ scope: `openid ${read} ${write}` })
    await user.consentTo(wide())
    await user.passes(wide())

    await world.revoke(user, app)
    const less = await user.allow(app.authorizationUrl({ scope: `openid ${read}` }))
    const tokens = await app.redeem(less)
    await verify('revocation.is-for-good', () => expect(tokens).toKeepFrom([write]))

    const page = await user.signIn(wide())
    const later = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
    await verify('revocation.is-for-good', () =>
      later ? expect(later).toKeepFrom([write]) : expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'what was revoked does not come back because the user is asked and refuses',
  covers('revocation.is-for-good'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const url = () => app.authorizationUrl({ scope: `openid ${read}` })
    await user.consentTo(url())
    await user.passes(url())

    await world.revoke(user, app)
    await user.deny(await user.signIn(url()))
    const page = await user.signIn(url())

    await verify('revocation.is-for-good', () => expect(page).toAskOrRefuse())
  },
)

test(
  'a refresh token that ended with its consent stays dead when the user consents anew',
  covers('revocation.ended-tokens-stay-dead'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const tokens = await refreshed(app, await lastingTokens(user, app, read, write))

    await world.revoke(user, app)
    const dead = await app.refresh(tokens)
    if (dead.accessToken !== undefined)
      throw impossibleError('no refresh token ends with its consent at this server')
    await user.allow(app.authorizationUrl({ scope: `openid ${read}` }))
    const answer = await app.refresh(tokens)

    await verify('revocation.ended-tokens-stay-dead', () => expect(answer).toKeepFrom([write]))
  },
)

test(
  'every refresh token of the application ends, not the latest alone',
  covers('revocation.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const atHome = await world.elsewhere(user)
    const held = [
      await lastingTokens(user, app, read),
      await lastingTokens(user, app, read, write),
      await app.redeem(await atHome.allow(app.authorizationUrl(lasting(read)))),
    ]
    // A request that is covered may bring one as well, and then without a dialog.
    const covered = await app.redeem(
      await user.allow(app.authorizationUrl({ scope: lasting(read).scope })),
    )
    if (covered.refreshToken !== undefined) held.push(covered)
    const latest = await alive(app, held)

    await world.revoke(user, app)

    for (const tokens of latest) {
      const answer = await app.refresh(tokens)
      await verify('revocation.ends-refresh-tokens', () => expect(answer).toHoldNothing())
    }
  },
)

test(
  'a code from before the revocation brings no refresh token that lasts',
  covers('revocation.ends-refresh-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await refreshed(app, await lastingTokens(user, app, read))
    app.waitsWithCodes = true
    const page = await user.allow(app.authorizationUrl(lasting(read)))

    await world.revoke(user, app)
    const late = await app.attemptRedeem(page)
    const answer = late.refreshToken === undefined ? undefined : await app.refresh(late)

    // Whether the code itself still counts is for another row to judge.
    await verify('revocation.ends-refresh-tokens', () =>
      answer ? expect(answer).toHoldNothing() : expect(late).toHoldNoRefreshToken(),
    )
  },
)

test(
  'the refresh token of a device ends with the consent',
  covers('revocation.ends-device-tokens'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ name: 'Television', kind: 'device', api })
    const device = await app.startDevice({ scope: scopeOf(app, 'offline_access', read) })
    await user.accept(await user.come(device, device.verificationUri))
    const answer = await app.deviceAnswer(device)
    if (answer.refreshToken === undefined)
      throw impossibleError('devices get no refresh token at this server')
    const tokens = await refreshed(app, answer)

    await world.revoke(user, app)
    const later = await app.refresh(tokens)

    await verify('revocation.ends-device-tokens', () => expect(later).toHoldNothing())
  },
)

/** Those that still give something, as they are then: an older one may have ended with a newer one. */
const alive = async (app: RelyingParty, held: readonly TokenAnswer[]): Promise<TokenAnswer[]> => {
  const tried = await Promise.all(
    held.map(async (tokens) => ({ tokens, answer: await app.refresh(tokens) })),
  )
  const found = tried.flatMap(({ tokens, answer }) =>
    answer.accessToken === undefined ? [] : [answer.refreshToken === undefined ? tokens : answer],
  )
  if (found.length > 0) return found
  throw stageError('no refresh token gives anything even before anything is revoked')
}
