import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'
import { album, all } from './album.ts'

test(
  'what was left out is had by no later request that does not ask',
  covers('optional-scopes.left-out-is-no-consent'),
  async ({ world, user, verify }) => {
    const { app } = await album(world)
    await user.consentTo(app.authorizationUrl({ scope: all }), { leaveOut: ['photos.print'] })
    const atHome = await world.elsewhere(user)
    await atHome.allow(app.authorizationUrl({ scope: 'openid photos.see' }))

    for (const someone of [user, atHome])
      for (const request of [
        { scope: all },
        { scope: all, prompt: 'none' },
        { scope: 'openid photos.print' },
      ]) {
        const page = await someone.signIn(app.authorizationUrl(request))
        const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
        await verify('optional-scopes.left-out-is-no-consent', () =>
          tokens ? expect(tokens).toKeepFrom(['photos.print']) : expect(page).toBeConsentDialog(),
        )
      }
  },
)

test(
  'what was granted and is left out later is had by no request that does not ask',
  covers('optional-scopes.last-answer-counts'),
  async ({ world, user, verify }) => {
    const { app } = await album(world)
    const first = await app.redeem(await user.consentTo(app.authorizationUrl({ scope: all })))
    if (!first.scopes.includes('photos.print'))
      throw stageError('"photos.print" is not granted where it is not left out')
    const again = await user.signIn(app.authorizationUrl({ scope: all, prompt: 'consent' }))
    if (again.kind === 'callback')
      throw impossibleError('prompt=consent brings no dialog, so there is nothing to leave out')
    await app.redeem(await user.accept(again, { leaveOut: ['photos.print'] }))

    const page = await user.open(app.authorizationUrl({ scope: all }))
    const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined

    await verify('optional-scopes.last-answer-counts', () =>
      tokens ? expect(tokens).toKeepFrom(['photos.print']) : expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'just allowing access grants what is optional too',
  covers('optional-scopes.ticked-from-the-start'),
  async ({ world, user, verify }) => {
    const { app } = await album(world)

    const tokens = await app.redeem(await user.consentTo(app.authorizationUrl({ scope: all })))

    await verify('optional-scopes.ticked-from-the-start', () =>
      expect(tokens).toGrantExactly(all.split(' ')),
    )
  },
)

test(
  'what was left out is not asked about the next time, and not issued either',
  covers('optional-scopes.left-out-not-asked-again'),
  async ({ world, user, verify }) => {
    const { app } = await album(world)
    const url = () => app.authorizationUrl({ scope: all })
    await user.consentTo(url(), { leaveOut: ['photos.print'] })

    const page = await user.open(url())
    await verify('optional-scopes.left-out-not-asked-again', () => expect(page).toSkipTheDialog())

    const tokens = await app.redeem(page)
    await verify('optional-scopes.left-out-not-asked-again', () =>
      expect(tokens).toGrantExactly(['openid', 'photos.see', 'photos.share']),
    )
  },
)

test(
  'prompt=consent asks about everything again, left out or granted',
  covers('optional-scopes.asked-again-by-prompt-consent'),
  async ({ world, user, verify }) => {
    const { api, app } = await album(world)
    await user.consentTo(app.authorizationUrl({ scope: all }), { leaveOut: ['photos.print'] })

    const dialog = await user.open(app.authorizationUrl({ scope: all, prompt: 'consent' }))
    await verify('optional-scopes.asked-again-by-prompt-consent', () =>
      expect(dialog).toTellOf(api, ['photos.see', 'photos.print', 'photos.share']),
    )

    const tokens = await app.redeem(await user.accept(dialog))
    await verify('optional-scopes.asked-again-by-prompt-consent', () =>
      expect(tokens).toGrantExactly(all.split(' ')),
    )
  },
)

test(
  'what was left out is asked about once it is required',
  covers('optional-scopes.asked-when-they-become-required'),
  async ({ world, user, verify }) => {
    const { api, app } = await album(world)
    const url = () => app.authorizationUrl({ scope: all })
    await user.consentTo(url(), { leaveOut: ['photos.print'] })

    await world.changeScope(api, 'photos.print', { optional: false })
    const page = await user.open(url())

    await verify('optional-scopes.asked-when-they-become-required', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'what was required can be left out once it is optional',
  covers('optional-scopes.can-be-left-out-once-optional'),
  async ({ world, user, verify }) => {
    const { api, app } = await album(world)
    await user.consentTo(app.authorizationUrl({ scope: 'openid photos.see photos.share' }))

    await world.changeScope(api, 'photos.see', { optional: true })
    const dialog = await user.open(
      app.authorizationUrl({ scope: 'openid photos.see photos.share', prompt: 'consent' }),
    )
    const tokens = await app.redeem(await user.accept(dialog, { leaveOut: ['photos.see'] }))

    await verify('optional-scopes.can-be-left-out-once-optional', () =>
      expect(tokens).toGrantExactly(['openid', 'photos.share']),
    )
  },
)

test(
  'whoever does not agree to a required scope does not get in',
  covers(
    'optional-scopes.required-scope-declined-ends-the-request',
    'optional-scopes.declining-says-access-denied',
  ),
  async ({ world, user, verify }) => {
    const { app } = await album(world)
    const dialog = await user.signIn(app.authorizationUrl({ scope: all }))

    const page = await user.deny(dialog)

    await verify('optional-scopes.required-scope-declined-ends-the-request', () =>
      expect(page).toIssueNothing(),
    )
    await verify('optional-scopes.declining-says-access-denied', () =>
      expect(page).toBeCallbackSaying({
        error: 'access_denied',
        description: 'The resource owner or authorization server denied the request',
      }),
    )
  },
)

test(
  'what was left out is issued again once it asks for no consent',
  covers('optional-scopes.issued-once-consent-is-not-asked-for'),
  async ({ world, user, verify }) => {
    const { api, app } = await album(world)
    const url = () => app.authorizationUrl({ scope: all })
    await user.consentTo(url(), { leaveOut: ['photos.print'] })

    await world.changeScope(api, 'photos.print', { consent: 'implicit', optional: false })
    const tokens = await app.redeem(await user.open(url()))

    await verify('optional-scopes.issued-once-consent-is-not-asked-for', () =>
      expect(tokens).toGrantExactly(all.split(' ')),
    )
  },
)

test(
  'a scope is not optional and a default one at once',
  covers('optional-scopes.never-default-too'),
  async ({ world, verify }) => {
    const api = await world.api({ scopes: [] })

    const answer = await world.attemptScope(api, {
      name: 'photos.print',
      consent: 'required',
      optional: true,
      default: true,
    })

    await verify('optional-scopes.never-default-too', () =>
      expect(answer).toBeRejected({ status: 400 }),
    )
  },
)

for (const [what, agreed] of [
  ['alone', 'openid'],
  ['added to what was agreed to', 'openid photos.see'],
] as const)
  test(
    `an optional scope is asked about: ${what}`,
    covers('optional-scopes.are-asked-about'),
    async ({ world, user, verify }) => {
      const { app } = await album(world)
      await user.allow(app.authorizationUrl({ scope: agreed }))
      await user.passes(app.authorizationUrl({ scope: agreed }))

      const page = await user.open(app.authorizationUrl({ scope: `${agreed} photos.print` }))

      const tokens = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
      await verify('optional-scopes.are-asked-about', () =>
        tokens ? expect(tokens).toKeepFrom(['photos.print']) : expect(page).toBeConsentDialog(),
      )
    },
  )
