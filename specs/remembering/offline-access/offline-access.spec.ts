import { lasting, lastingTokens, refreshed } from '../../../fixtures/lasting-tokens.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { TokenAnswer } from '../../../fixtures/token-answer.ts'
import type { User } from '../../../fixtures/user.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'

test(
  'offline access waits for the user',
  covers('offline-access.is-asked'),
  async ({ world, user, verify }) => {
    const app = await world.client()

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid offline_access', prompt: 'consent' }),
    )
    await verify('offline-access.is-asked', () => expect(page).toBeConsentDialog())

    const refusal = await user.deny(page)
    await verify('offline-access.is-asked', () => expect(refusal).toIssueNothing())
  },
)

test(
  'offline access that is added later is asked about, or left out',
  covers('offline-access.is-asked-when-added'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: `openid ${read}` }
    const first = await app.redeem(await user.consentTo(app.authorizationUrl(request)))
    if (first.refreshToken !== undefined)
      throw impossibleError('refresh tokens come without offline_access at this server')
    await user.passes(app.authorizationUrl(request))

    const page = await user.signIn(app.authorizationUrl({ scope: `openid offline_access ${read}` }))
    const tokens = page.kind === 'callback' ? await app.redeem(page) : undefined

    await verify('offline-access.is-asked-when-added', () =>
      tokens ? expect(tokens).toHoldNoRefreshToken() : expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'offline access that was agreed to once comes with no request that does without',
  covers('offline-access.is-for-its-request'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const plain = () => app.authorizationUrl({ scope: `openid ${read}` })
    const first = await app.redeem(await user.consentTo(plain()))
    if (first.refreshToken !== undefined)
      throw impossibleError('refresh tokens come without offline_access at this server')
    const offline = await app.redeem(await user.allow(app.authorizationUrl(lasting(read))))
    if (offline.refreshToken === undefined)
      throw impossibleError('the server gives no refresh token for offline_access')

    const tokens = await app.redeem(await user.allow(plain()))

    await verify('offline-access.is-for-its-request', () => expect(tokens).toHoldNoRefreshToken())
  },
)

test(
  'an application without a secret gets no offline access that it did not ask for either',
  covers('offline-access.is-for-its-request'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const scope = `openid ${read}`
    const usual = await world.client({ name: 'Print Shop', api })
    const native = await world.clientIfTaken({
      kind: 'native',
      name: 'Pocket Diary',
      host: '127.0.0.1',
      api,
    })
    if (!native) throw impossibleError('the server takes no application without a secret here')
    const control = await usual.redeem(await user.consentTo(usual.authorizationUrl({ scope })))
    if (control.refreshToken !== undefined)
      throw impossibleError('refresh tokens come without offline_access at this server')

    const tokens = await native.redeem(await user.allow(native.authorizationUrl({ scope })))
    const offline = await native.redeem(await user.allow(native.authorizationUrl(lasting(read))))
    if (offline.refreshToken === undefined)
      throw impossibleError('the server gives no refresh token to an application without a secret')

    await verify('offline-access.is-for-its-request', () => expect(tokens).toHoldNoRefreshToken())
  },
)

test(
  'an API does not allow offline access',
  covers('offline-access.only-where-the-api-allows'),
  async ({ world, user, verify }) => {
    const open = await world.api({ scopes: ['read:posts'], allowOfflineAccess: true })
    const closed = await world.api({
      name: 'Vault API',
      scopes: ['read:posts'],
      allowOfflineAccess: false,
    })
    const usual = await world.client({ name: 'Print Shop', api: open })
    const app = await world.client({ api: closed })
    const control = await usual.redeem(
      await user.consentTo(usual.authorizationUrl(lasting('read:posts'))),
    )
    if (control.refreshToken === undefined)
      throw impossibleError('there is no refresh token where the API allows it either')

    const tokens = await app.redeem(
      await user.consentTo(app.authorizationUrl(lasting('read:posts'))),
    )

    await verify('offline-access.only-where-the-api-allows', () =>
      expect(tokens).toHoldNoRefreshToken(),
    )
  },
)

for (const [what, happen] of Object.entries({
  'its user signs out': async (user: User, app: RelyingParty, tokens: TokenAnswer) => {
    await user.open(app.signOutUrl(tokens))
    const page = await user.open(app.authorizationUrl({ scope: 'openid' }))
    if (page.kind !== 'login')
      throw stageError(`the user was to be signed out, and saw ${describePage(page)}`)
  },
  'its application authorizes the user again': (user: User, app: RelyingParty) =>
    user.allow(app.authorizationUrl({ scope: 'openid' })),
}))
  test(
    `a refresh token goes on working although ${what}`,
    covers('offline-access.outlasts-the-session'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const tokens = await refreshed(app, await lastingTokens(user, app, read))

      await happen(user, app, tokens)
      const answer = await app.refresh(tokens)

      await verify('offline-access.outlasts-the-session', () =>
        expect(answer).toGrantAtLeast([read]),
      )
    },
  )
