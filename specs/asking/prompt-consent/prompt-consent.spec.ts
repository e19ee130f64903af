import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

for (const [id, prompt] of [
  ['prompt-consent.forces-dialog', 'consent'],
  ['prompt-consent.forces-dialog-beside-login', 'login consent'],
  ['prompt-consent.forces-dialog-beside-login', 'consent login'],
] as const)
  test(
    `"${prompt}" asks again for what the user has granted, and their answer counts`,
    covers(id),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: scopeOf(app, read) }
      await user.consentTo(app.authorizationUrl(request))

      const page = await user.signIn(app.authorizationUrl({ ...request, prompt }))
      await verify(id, () => expect(page).toBeConsentDialog())

      const refusal = await user.deny(page)
      await verify(id, () => expect(refusal).toIssueNothing())
    },
  )

test(
  'without prompt=consent the same request goes through',
  covers('prompt-consent.forces-dialog'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    await user.consentTo(app.authorizationUrl(request))

    const page = await user.open(app.authorizationUrl(request))

    await verify('prompt-consent.forces-dialog', () => expect(page).toSkipTheDialog())
  },
)

test(
  'prompt=consent asks where nothing was granted',
  covers('prompt-consent.asks-without-a-grant'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const app = await world.client({ api })

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }),
    )

    await verify('prompt-consent.asks-without-a-grant', () => expect(page).toBeConsentDialog())
  },
)

test(
  'prompt=consent asks about a first-party app that could do without',
  covers('prompt-consent.asks-of-first-party-too'),
  async ({ world, user, verify }) => {
    const api = await world.api({ allowSkippingConsent: true, scopes: ['read:posts'] })
    const app = await world.client({ party: 'first', api })

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }),
    )

    await verify('prompt-consent.asks-of-first-party-too', () => expect(page).toBeConsentDialog())
  },
)

test(
  'prompt=consent tells of what was granted before as well',
  covers('prompt-consent.shows-what-was-granted-too'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: scopeOf(app, read) }))

    const page = await user.isAsked(
      app.authorizationUrl({ scope: scopeOf(app, read, write), prompt: 'consent' }),
    )
    const tokens = await app.redeem(await user.accept(page))

    await verify('prompt-consent.shows-what-was-granted-too', () =>
      expect(tokens).toBeShownBy(page),
    )
  },
)
