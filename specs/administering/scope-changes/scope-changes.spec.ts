import { covers, expect, test } from '../../../fixtures/test.ts'
import { stageError } from '../../../harness/judge/errors.ts'

const request = { scope: 'openid tasks.read' }

test(
  'users who were not asked before are asked once consent is required',
  covers('scope-changes.requiring-consent-asks-next-time'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'tasks.read', consent: 'implicit' }] })
    const app = await world.client({ api })
    await user.passes(app.authorizationUrl(request))

    await world.changeScope(api, 'tasks.read', { consent: 'required' })
    const page = await user.open(app.authorizationUrl(request))

    await verify('scope-changes.requiring-consent-asks-next-time', () =>
      expect(page).toBeConsentDialog(),
    )
  },
)

test(
  'a dialog stands for what it showed',
  covers('scope-changes.dialog-covers-what-it-showed'),
  async ({ world, user, verify }) => {
    const api = await world.api({
      scopes: [
        { name: 'tasks.read', consent: 'required' },
        { name: 'tasks.count', consent: 'implicit' },
      ],
    })
    const both = { scope: 'openid tasks.read tasks.count' }
    const usual = await world.client({ name: 'Print Shop', api })
    const app = await world.client({ api })
    const control = await usual.redeem(await user.consentTo(usual.authorizationUrl(both)))
    const page = await user.isAsked(app.authorizationUrl(both))
    if (!control.scopes.includes('tasks.count') || !expect(page).toTellOf(api, ['tasks.read']).held)
      throw stageError('what asks for no consent is shown, or is not issued at all')

    await world.changeScope(api, 'tasks.count', { consent: 'required' })
    const next = await user.press(page, 'accept')
    const tokens = next.kind === 'callback' ? await app.attemptRedeem(next) : undefined

    await verify('scope-changes.dialog-covers-what-it-showed', () =>
      tokens ? expect(tokens).toKeepFrom(['tasks.count']) : expect(next).toBeConsentDialog(),
    )
  },
)

test(
  'nobody is asked once consent is not required',
  covers('scope-changes.requiring-none-asks-nobody'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'tasks.read', consent: 'required' }] })
    const app = await world.client({ api })
    await user.isAsked(app.authorizationUrl(request))

    await world.changeScope(api, 'tasks.read', { consent: 'implicit' })
    const page = await user.open(app.authorizationUrl(request))

    await verify('scope-changes.requiring-none-asks-nobody', () => expect(page).toSkipTheDialog())
  },
)

test(
  'a scope made anew under its old name is another scope',
  covers('scope-changes.recreated-scope-asks-again'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'tasks.read', consent: 'required' }] })
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(app.authorizationUrl(request))

    await world.recreateScope(api, 'tasks.read')
    const page = await user.open(app.authorizationUrl(request))

    await verify('scope-changes.recreated-scope-asks-again', () => expect(page).toBeConsentDialog())
  },
)

test(
  'a scope that takes the name of another is another scope',
  covers('scope-changes.name-of-another-asks'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'tasks.read', consent: 'required' }] })
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl(request))
    await user.passes(app.authorizationUrl(request))

    await world.replaceNameOf(api, 'tasks.read', 'tasks.list')
    const page = await user.open(app.authorizationUrl(request))

    await verify('scope-changes.name-of-another-asks', () => expect(page).toBeConsentDialog())
  },
)

test(
  'replacing the description alone leaves the consent alone',
  covers('scope-changes.unsaid-consent-is-kept'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [{ name: 'tasks.read', consent: 'required' }] })
    const app = await world.client({ api })

    await world.changeScope(api, 'tasks.read', {
      consent: 'unsaid',
      description: 'See what you have to do',
    })
    const page = await user.signIn(app.authorizationUrl(request))

    await verify('scope-changes.unsaid-consent-is-kept', () => expect(page).toBeConsentDialog())
  },
)
