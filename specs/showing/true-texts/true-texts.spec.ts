import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { World } from '../../../fixtures/world.ts'
import { unlessRefused } from '../../../fixtures/unless.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import type { Api } from '../../../harness/server-definition.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'

test(
  'the dialogs of an application with two APIs name each the one that is asked for',
  covers('dialog.names-no-other-api'),
  async ({ world, user, verify }) => {
    const { api: diary, read } = await world.blog()
    const ledger = await world.api({
      name: 'Ledger API',
      anyScopes: true,
      scopes: [{ name: 'read:entries', description: 'See what you have spent' }],
    })
    const apis = [diary, ledger]
    if (!apis.every(({ name }) => name.includes(world.mark)))
      throw impossibleError('the definition has APIs of its own, whose names may be any words')
    const app = await world.client({ api: apis })
    const scopes = [read, ledger.scopes[0]?.name ?? '']

    // The first one again, since a dialog may also keep the name that it showed last.
    for (const index of [0, 1, 0]) {
      const [api = diary, other = ledger] = index === 0 ? apis : apis.toReversed()
      const there = await world.clientAt(app, api)
      const page = await user.isAsked(
        there.authorizationUrl({ scope: scopeOf(there, scopes[index] ?? '') }),
      )
      await verify('dialog.names-no-other-api', () => expect(page).toKeepQuietAbout([other.name]))
    }
  },
)

test(
  'the controls of the dialog say what they do',
  covers('dialog.controls-say-what-they-do'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.isAsked(app.authorizationUrl({ scope: scopeOf(app, read) }))

    await verify('dialog.controls-say-what-they-do', () => expect(page).toSayWhatItsControlsDo())
  },
)

const name = 'diary.open'
const words = {
  displayName: 'Look at your diary',
  description: 'What you have written so far, without the notes.',
}
const otherWords = {
  displayName: 'Rewrite your diary',
  description: 'All that you have written, and what others see of it.',
}

/** Makes an API with the one scope, in these words; an `impossible` error where the server has words of its own. */
const apiInWords = async (world: World, said: typeof words) => {
  const api = await world.api({ name: 'Diary API', anyScopes: true, scopes: [{ name, ...said }] })
  const [scope] = api.scopes
  if (scope?.name === name && scope.description === said.description) return api
  throw impossibleError('the server describes scopes in words of its own')
}

/** Which of the words of a scope a dialog shows; an `impossible` error where it is none of them. */
const shownOf = (page: Page, said: typeof words): readonly (keyof typeof words)[] => {
  const parts = (['displayName', 'description'] as const).filter(
    (part) => expect(page).toShow([said[part]]).held,
  )
  if (parts.length > 0) return parts
  throw impossibleError('the dialog shows none of the words that an administrator gives a scope')
}

test(
  'a scope that was described anew is shown so',
  covers('dialog.describes-scopes-as-they-are-now'),
  async ({ world, user, verify }) => {
    await world.showDescriptions()
    const api = await apiInWords(world, words)
    const app = await world.client({ api })
    const ask = () => app.authorizationUrl({ scope: scopeOf(app, name) })
    const parts = shownOf(await user.isAsked(ask()), words)

    await world.changeScopeIfPossible(api, name, otherWords)
    const page = await user.isAsked(ask())

    for (const part of parts) {
      await verify('dialog.describes-scopes-as-they-are-now', () =>
        expect(page).toShow([otherWords[part]]),
      )
      await verify('dialog.describes-scopes-as-they-are-now', () =>
        expect(page).toKeepQuietAbout([words[part]]),
      )
    }
  },
)

test(
  'a scope of one API is not shown in the words of its namesake at another',
  covers('dialog.describes-scopes-as-they-are-now'),
  async ({ world, user, verify }) => {
    await world.showDescriptions()
    const one = await apiInWords(world, words)
    const another = await unlessRefused(() => apiInWords(world, otherWords))
    if (!another || one.id === another.id)
      throw impossibleError('the server has no two APIs with scopes of one name')
    const app = await world.client({ api: [one, another] })
    const dialogAt = async (api: Api) => {
      const there = await world.clientAt(app, api)
      return user.isAsked(there.authorizationUrl({ scope: scopeOf(there, name) }))
    }
    const parts = shownOf(await dialogAt(one), words)

    const page = await dialogAt(another)

    for (const part of parts) {
      await verify('dialog.describes-scopes-as-they-are-now', () =>
        expect(page).toShow([otherWords[part]]),
      )
      await verify('dialog.describes-scopes-as-they-are-now', () =>
        expect(page).toKeepQuietAbout([words[part]]),
      )
    }
  },
)
