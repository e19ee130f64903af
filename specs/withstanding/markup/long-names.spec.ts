import { assertShown } from '../../../fixtures/claims/page-told.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

/** How often the middle of a name is repeated: once within what most products take, once beyond. */
const lengths = { long: 4, 'very long': 10 }

for (const [what, repeated] of Object.entries(lengths))
  test(
    `an application has a ${what} name`,
    covers('dialog.holds-long-names'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const request = { scope: `${read} ${write}` }
      const plain = await world.client({ api })
      const usual = await user.isAsked(plain.authorizationUrl(request))
      if (!expect(usual).toTellOfAll(api, [read, write]).held)
        throw impossibleError('the dialog tells of scopes in words that are not known')

      const name = `Print Shop ${'and its friends '.repeat(repeated)}worldwide`
      const app = await world.clientIfTaken({ name, api })
      if (app && !app.name.includes('friends'))
        throw impossibleError('the definition gives applications names of its own')
      const page = app && (await user.signIn(app.authorizationUrl(request)))
      if (page) assertShown(page, ['Print Shop'])

      await verify(
        'dialog.holds-long-names',
        () => expect(page).toShowTheWholeName(app?.name ?? name),
        what,
      )
      if (!page) return
      await verify(
        'dialog.holds-long-names',
        () => expect(page).toTellOfAll(api, [read, write]),
        what,
      )
      await verify('dialog.holds-long-names', () => expect(page).toOfferARefusal(), what)
    },
  )
