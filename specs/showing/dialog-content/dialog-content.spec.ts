import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { World } from '../../../fixtures/world.ts'

const scope = 'openid rooms.book rooms.list'

const rooms = (world: World) =>
  world.api({
    name: 'Rooms API',
    scopes: [
      {
        name: 'rooms.book',
        displayName: 'Book rooms in your name',
        description: 'Meetings appear in your calendar.',
        consent: 'required',
      },
      { name: 'rooms.list', consent: 'flexible' },
      { name: 'rooms.demolish', consent: 'required' },
    ],
  })

test(
  'the dialog names the application',
  covers('dialog-content.names-the-application'),
  async ({ world, user, verify }) => {
    const app = await world.client({ name: 'Room Service', api: await rooms(world) })

    const page = await user.signIn(app.authorizationUrl({ scope }))

    await verify('dialog-content.names-the-application', () => expect(page).toName(app.name))
  },
)

test(
  'the dialog presents the application',
  covers('dialog-content.shows-the-logo', 'dialog-content.links-terms-and-policy'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({
      api,
      logoUri: 'https://shop.example/logo.png',
      termsOfServiceUri: 'https://shop.example/terms',
      privacyPolicyUri: 'https://shop.example/privacy',
    })

    const page = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read) }))

    await verify('dialog-content.shows-the-logo', () =>
      expect(page).toShowLogo('https://shop.example/logo.png'),
    )
    await verify('dialog-content.links-terms-and-policy', () =>
      expect(page).toLinkToTerms('https://shop.example/terms'),
    )
    await verify('dialog-content.links-terms-and-policy', () =>
      expect(page).toLinkToPrivacyPolicy('https://shop.example/privacy'),
    )
  },
)

test(
  'the dialog links to nothing the application does not have',
  covers('dialog-content.no-links-to-nothing'),
  async ({ world, user, verify }) => {
    const app = await world.client({ api: await rooms(world) })

    const page = await user.signIn(app.authorizationUrl({ scope }))

    await verify('dialog-content.no-links-to-nothing', () => expect(page).toLinkToTerms(''))
    await verify('dialog-content.no-links-to-nothing', () => expect(page).toLinkToPrivacyPolicy(''))
  },
)

test(
  'the dialog links to the terms of an application that has no policy',
  covers('dialog-content.no-links-to-nothing'),
  async ({ world, user, verify }) => {
    const termsOfServiceUri = 'https://shop.example/terms'
    const app = await world.client({ api: await rooms(world), termsOfServiceUri })

    const page = await user.signIn(app.authorizationUrl({ scope }))

    await verify('dialog-content.no-links-to-nothing', () => expect(page).toLinkToPrivacyPolicy(''))
  },
)

test(
  'the dialog presents the scopes',
  covers(
    'dialog-content.shows-the-display-phrase',
    'dialog-content.falls-back-to-the-name',
    'dialog-content.shows-the-description',
  ),
  async ({ world, user, verify }) => {
    const app = await world.client({ api: await rooms(world) })

    const page = await user.signIn(app.authorizationUrl({ scope }))

    await verify('dialog-content.shows-the-display-phrase', () =>
      expect(page).toShow(['Book rooms in your name']),
    )
    await verify('dialog-content.falls-back-to-the-name', () => expect(page).toShow(['rooms.list']))
    await verify('dialog-content.shows-the-description', () =>
      expect(page).toShow(['Meetings appear in your calendar.']),
    )
  },
)

test(
  'each scope stands with its own description',
  covers('dialog-content.shows-the-description'),
  async ({ world, user, verify }) => {
    const told = {
      'desks.book': ['Book desks', 'For a day at most.'],
      'desks.list': ['See desks', 'Those that are free.'],
      'desks.clear': [
        'Clear desks',
        'What lies on them goes to the store room, stays there for as long as the rules of the house say, and is then thrown away for good.',
      ],
    } as const
    const api = await world.api({
      name: 'Desks API',
      scopes: Object.entries(told).map(([name, [displayName, description]]) => ({
        name,
        displayName,
        description,
        consent: 'required',
      })),
    })
    const app = await world.client({ api })

    const page = await user.signIn(
      app.authorizationUrl({ scope: `openid ${Object.keys(told).join(' ')}` }),
    )

    for (const texts of Object.values(told))
      await verify('dialog-content.shows-the-description', () =>
        expect(page).toShowInOneLine(texts),
      )
  },
)

test(
  'scopes that are called the same are listed each',
  covers('dialog-content.lists-every-scope-that-asks'),
  async ({ world, user, verify }) => {
    const told = {
      'reports.see': 'See what others have written.',
      'reports.clear': 'Throw away what others have written.',
    }
    const api = await world.api({
      name: 'Reports API',
      scopes: Object.entries(told).map(([name, description]) => ({
        name,
        displayName: 'Reports',
        description,
        consent: 'required',
      })),
    })
    const app = await world.client({ api })

    const page = await user.signIn(
      app.authorizationUrl({ scope: `openid ${Object.keys(told).join(' ')}` }),
    )

    await verify('dialog-content.lists-every-scope-that-asks', () =>
      expect(page).toShowInLinesApart(Object.values(told)),
    )
  },
)

test(
  'the dialog lists what was asked for',
  covers('dialog-content.lists-every-scope-that-asks'),
  async ({ world, user, verify }) => {
    const api = await rooms(world)
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl({ scope }))

    await verify('dialog-content.lists-every-scope-that-asks', () =>
      expect(page).toTellOf(api, ['rooms.book', 'rooms.list']),
    )
  },
)

test(
  'prompt=consent lists what was granted before as well',
  covers('dialog-content.prompt-consent-lists-granted-ones-too'),
  async ({ world, user, verify }) => {
    const api = await rooms(world)
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid rooms.book' }))

    const page = await user.open(app.authorizationUrl({ scope, prompt: 'consent' }))

    await verify('dialog-content.prompt-consent-lists-granted-ones-too', () =>
      expect(page).toTellOf(api, ['rooms.book', 'rooms.list']),
    )
  },
)

test(
  'prompt=consent lists nothing that was granted before and is not asked for',
  covers('dialog-content.prompt-consent-lists-granted-ones-too'),
  async ({ world, user, verify }) => {
    const api = await rooms(world)
    const app = await world.client({ api })
    await user.consentTo(app.authorizationUrl({ scope: 'openid rooms.book rooms.demolish' }))

    const page = await user.open(app.authorizationUrl({ scope, prompt: 'consent' }))

    await verify('dialog-content.prompt-consent-lists-granted-ones-too', () =>
      expect(page).toTellOf(api, ['rooms.book', 'rooms.list']),
    )
  },
)
