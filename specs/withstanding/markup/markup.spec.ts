import { covers, expect, test } from '../../../fixtures/test.ts'
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
    const page = app && (await user.open(app.authorizationUrl({ scope: read })))

    await verify('dialog.markup-in-names-stays-text', () => expect(page).toShowNoElementOf(mark))
  },
)

test(
  'a scope has markup in its description',
  covers('dialog.markup-in-scopes-stays-text'),
  async ({ world, user, verify }) => {
    const api = await world.apiIfTaken({
      scopes: [{ name: 'read:posts', description: `See what you have written ${markup}` }],
    })
    if (api && !api.scopes.some(({ description }) => description?.includes(mark)))
      throw impossibleError('the definition gives scopes descriptions of its own')
    const app = api && (await world.client({ api }))
    const scope = api?.scopes[0]?.name ?? ''
    const page = app && (await user.signIn(app.authorizationUrl({ scope })))

    await verify('dialog.markup-in-scopes-stays-text', () => expect(page).toShowNoElementOf(mark))
  },
)

test(
  'the addresses of an application are scripts',
  covers('dialog.links-run-nothing'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const plain = await world.client({ api })
    const usual = await user.signIn(plain.authorizationUrl({ scope: read }))
    await verify('dialog.links-run-nothing', () => expect(usual).toLinkToTheWebOnly())

    for (const address of ['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x'])
      for (const field of ['logoUri', 'termsOfServiceUri', 'privacyPolicyUri']) {
        const app = await world.clientIfTaken({ api, [field]: address })
        const page = app && (await user.open(app.authorizationUrl({ scope: read })))
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
