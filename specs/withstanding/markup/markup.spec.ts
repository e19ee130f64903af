import { covers, expect, test } from '../../../fixtures/test.ts'
import { assertShown } from '../../../fixtures/claims/page-told.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

/** Becomes a picture at this address where nobody escapes it. */
const mark = 'markup.example'
const markup = `<img src="http://${mark}/x.png">`

test(
  'an application has markup in its name',
  covers('dialog.markup-in-names-stays-text'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const plain = await world.client({ api })
    const usual = await user.signIn(plain.authorizationUrl({ scope: read }))
    await verify('dialog.markup-in-names-stays-text', () => expect(usual).toShowNoElementOf(mark))

    const app = await world.clientIfTaken({ name: `Photo ${markup}`, api })
    if (app && !app.name.includes(mark))
      throw impossibleError('the definition gives applications names of its own')
    const page = app && (await user.signIn(app.authorizationUrl({ scope: read })))
    if (page) assertShown(page, ['Photo', mark])

    await verify('dialog.markup-in-names-stays-text', () => expect(page).toShowNoElementOf(mark))
  },
)

/** A scope may be of these letters (RFC 6749 section 3.3), and some dialogs show names only. */
const scopes = {
  'its description': { name: 'read:posts', description: `See what you have written ${markup}` },
  'its name': { name: `read:<img/src=http://${mark}/x.png>`, description: 'See it' },
}

for (const [place, scope] of Object.entries(scopes))
  test(
    `a scope has markup in ${place}`,
    covers('dialog.markup-in-scopes-stays-text'),
    async ({ world, user, verify }) => {
      if (place === 'its description') await world.showDescriptions()
      const { api: plain, read } = await world.blog()
      const usual = await world.client({ api: plain })
      await user.isAsked(usual.authorizationUrl({ scope: read }))
      const api = await world.apiIfTaken({ scopes: [scope] })
      const made = api?.scopes[0]
      if (made && !`${made.name}${made.description ?? ''}`.includes(mark))
        throw impossibleError('the definition gives scopes names and descriptions of its own')
      const app = api && (await world.client({ name: 'Print Shop', api }))
      const page = app && (await user.signIn(app.authorizationUrl({ scope: made?.name ?? '' })))
      if (page?.kind === 'consent')
        assertShown(page, place === 'its name' ? ['read', mark] : ['See', mark])

      await verify(
        'dialog.markup-in-scopes-stays-text',
        () => expect(page?.kind === 'consent' ? page : undefined).toShowNoElementOf(mark),
        place,
      )
    },
  )

test(
  'the addresses of an application are scripts',
  covers('dialog.links-run-nothing'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const links = {
      logoUri: 'https://links.example/logo.png',
      termsOfServiceUri: 'https://links.example/terms',
      privacyPolicyUri: 'https://links.example/privacy',
    }
    const plain = await world.client({ api, ...links })
    const usual = await user.signIn(plain.authorizationUrl({ scope: read }))
    assertShown(usual, ['links.example'])
    await verify('dialog.links-run-nothing', () => expect(usual).toLinkToTheWebOnly())

    for (const address of ['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x'])
      for (const field of ['logoUri', 'termsOfServiceUri', 'privacyPolicyUri']) {
        const app = await world.clientIfTaken({ api, [field]: address })
        const page = app && (await user.signIn(app.authorizationUrl({ scope: read })))
        await verify(
          'dialog.links-run-nothing',
          () => expect(page).toLinkToTheWebOnly(),
          `${field} ${address}`,
        )
      }
  },
)

test(
  'the dialog comes while a key is held down',
  covers('dialog.no-held-key-approves'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: read }))

    await verify('dialog.no-held-key-approves', () => expect(page).toLeaveAcceptUnfocused())
  },
)

/** Turns the rest of a line around where nobody keeps it in (Unicode Standard Annex 9). */
const override = '\u202E'

test(
  'an application has a direction override in its name',
  covers('dialog.hides-no-characters'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const plain = await world.client({ api })
    await user.isAsked(plain.authorizationUrl({ scope: read }))

    const app = await world.clientIfTaken({ name: `Print ${override}pohS`, api })
    const page = app && (await user.signIn(app.authorizationUrl({ scope: read })))
    if (page) assertShown(page, ['Print', 'pohS'])

    await verify('dialog.hides-no-characters', () => expect(page).toTurnNoWordsAround(), 'name')
  },
)

test(
  'a scope has a direction override in its description',
  covers('dialog.hides-no-characters'),
  async ({ world, user, verify }) => {
    await world.showDescriptions()
    const { api: plain, read } = await world.blog()
    const usual = await world.client({ api: plain })
    await user.isAsked(usual.authorizationUrl({ scope: read }))

    const api = await world.apiIfTaken({
      name: 'Forum API',
      anyScopes: true,
      scopes: [{ name: 'read:forum', description: `Browse ${override}sdaerht` }],
    })
    const app = api && (await world.client({ name: 'Reader', api }))
    const scope = api?.scopes[0]?.name ?? ''
    const page = app && (await user.signIn(app.authorizationUrl({ scope })))
    if (page) assertShown(page, ['Browse', 'sdaerht'])

    await verify(
      'dialog.hides-no-characters',
      () => expect(page).toTurnNoWordsAround(),
      'description',
    )
  },
)
