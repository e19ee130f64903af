import { firstAccess } from '../../../fixtures/first-access.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { boxesOf } from '../../../fixtures/claims/shown-scopes.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { longDescription } from '../../../fixtures/long-description.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

test(
  'an application that was never agreed to has to wait for the user',
  covers('dialog.asks-before-first-access'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const page = await firstAccess({ world, user }, app, { scope: scopeOf(app, read) })
    await verify('dialog.asks-before-first-access', () => expect(page).toBeConsentDialog())

    const answer = await user.accept(page)
    await verify('dialog.asks-before-first-access', () => expect(answer).toSkipTheDialog())
  },
)

test(
  'a user who is signed in already is asked about an application that is new to them',
  covers('dialog.asks-before-first-access'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const other = await world.client({ name: 'Print Shop', api })
    const app = await world.client({ api })

    // The other's dialog has to come: who had consented to it in an earlier run would not be asked anything.
    const page = await firstAccess({ world, user }, app, { scope: scopeOf(app, read) }, (who) =>
      who.consentTo(other.authorizationUrl({ scope: scopeOf(other, read) })),
    )

    await verify('dialog.asks-before-first-access', () => expect(page).toBeConsentDialog())
  },
)

test(
  'the dialog names the application that asks',
  covers('dialog.names-the-application'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ name: 'Holiday Prints', api })

    const page = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read) }))

    await verify('dialog.names-the-application', () => expect(page).toName(app.name))
  },
)

test(
  'the dialog of an application with several callbacks names none but that of the request',
  covers('dialog.names-no-other-destination'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const hosts = ['photos.example', 'prints.example', 'albums.example']
    const [host = '', ...otherHosts] = hosts
    const app = await world.client({ api, host, otherHosts })

    for (const [index, callback] of app.registration.redirectUris.entries()) {
      const scope = scopeOf(app, read)
      const page = await user.isAsked(
        app.authorizationUrl({ scope, with: { redirect_uri: callback } }),
      )
      const others = hosts.filter((_, other) => other !== index)
      await verify('dialog.names-no-other-destination', () => expect(page).toKeepQuietAbout(others))
    }
  },
)

test(
  'the dialog names the application as it was renamed',
  covers('dialog.names-the-application-as-it-is-now'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ name: 'Holiday Prints', api })
    const ask = () => app.authorizationUrl({ scope: scopeOf(app, read) })
    const before = await user.isAsked(ask())
    if (!expect(before).toName(app.name).held)
      throw impossibleError('the dialog does not name the application before it is renamed')

    await world.rename(app, 'Picture Shop')
    const page = await user.signIn(ask())

    await verify('dialog.names-the-application-as-it-is-now', () => expect(page).toName(app.name))
  },
)

test(
  'the dialog shows each scope that is asked for, and none that is not',
  covers('dialog.shows-every-scope'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })

    const both = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read, write) }))
    await verify('dialog.shows-every-scope', () => expect(both).toTellOf(api, [read, write]))

    const one = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read) }))
    await verify('dialog.shows-every-scope', () => expect(one).toTellOf(api, [read]))
  },
)

/** Scopes of which one's name goes on where the other's ends. */
const longerNames = [
  [
    { name: 'delete:posts', description: 'Remove what you have written' },
    { name: 'delete:posts:everyone', description: 'Remove what anybody has written' },
  ],
  [
    { name: 'photos.see', description: 'Look at your pictures' },
    { name: 'photos.see.private', description: 'Look at pictures you keep to yourself' },
  ],
]

for (const scopes of longerNames)
  test(
    `the dialog tells ${scopes.map(({ name }) => `"${name}"`).join(' and ')} apart`,
    covers('dialog.shows-every-scope', 'dialog.shows-all-it-grants'),
    async ({ world, user, verify }) => {
      const names = scopes.map(({ name }) => name)
      const api = await world.apiIfTaken({ scopes })
      if (!api || names.some((name) => !api.scopes.some((scope) => scope.name === name)))
        throw impossibleError(`the server has no scopes of the names "${names.join('" and "')}"`)
      const app = await world.client({ api })

      for (const name of names) {
        const page = await user.isAsked(app.authorizationUrl({ scope: scopeOf(app, name) }))
        await verify('dialog.shows-every-scope', () => expect(page).toTellOfAll(api, [name]))
      }
      const page = await user.isAsked(app.authorizationUrl({ scope: scopeOf(app, ...names) }))
      const tokens = await app.redeem(await user.accept(page))
      await verify('dialog.shows-all-it-grants', () => expect(tokens).toBeShownBy(page))
    },
  )

test(
  'a box that was unticked keeps the application from what it stands for',
  covers('dialog.boxes-have-effect'),
  async ({ world, user, verify }) => {
    const api = await world.api({
      anyScopes: true,
      scopes: [
        { name: 'read:posts', description: 'See what you have written' },
        { name: 'write:posts', description: 'Publish in your name', optional: true },
      ],
    })
    const [read = '', write = read] = api.scopes.map(({ name }) => name)
    const usual = await world.client({ name: 'Print Shop', api })
    const app = await world.client({ api })
    const control = await usual.redeem(
      await user.consentTo(usual.authorizationUrl({ scope: scopeOf(usual, read, write) })),
    )
    const page = await user.isAsked(app.authorizationUrl({ scope: scopeOf(app, read, write) }))
    const boxes = boxesOf(page, api, write)
    if (boxes.length === 0) throw impossibleError('no line of the dialog has a box to untick')
    if (!control.scopes.includes(write))
      throw stageError(`"${write}" is not granted either where its box is ticked`)

    const tokens = await app.attemptRedeem(await user.accept(page, { untick: boxes }))

    await verify('dialog.boxes-have-effect', () => expect(tokens).toKeepFrom([write]))
  },
)

test(
  'a long text of a scope is shown to its end',
  covers('dialog.shows-every-scope'),
  async ({ world, user, verify }) => {
    const api = await world.apiIfTaken({
      scopes: [{ name: 'archive:posts', description: longDescription }],
    })
    const [scope] = api?.scopes ?? []
    if (!api || scope?.description !== longDescription)
      throw impossibleError('the server describes scopes in words of its own')
    const app = await world.client({ api })

    const page = await user.isAsked(app.authorizationUrl({ scope: scopeOf(app, scope.name) }))

    await verify('dialog.shows-every-scope', () => expect(page).toTellOf(api, [scope.name]))
  },
)

test(
  'the token holds what was agreed to in the dialog and nothing else',
  covers('dialog.grants-no-more-than-asked'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const scope = scopeOf(app, read)
    const dialog = await user.signIn(app.authorizationUrl({ scope }))
    const tokens = await app.redeem(await user.accept(dialog))

    await verify('dialog.grants-no-more-than-asked', () =>
      expect(tokens).toGrantWhatWasAgreedTo(dialog, scope.split(' ')),
    )
  },
)

/**
 * Scopes of which no two share the action, so that none can be taken for told by the words of another,
 * and of so many resources that a dialog with a line for each of them is long.
 */
const manyScopes = [
  { name: 'read:posts', description: 'See what you have written' },
  { name: 'write:posts', description: 'Publish in your name' },
  { name: 'delete:posts', description: 'Remove what you have written' },
  { name: 'share:posts', description: 'Send what you have written to others' },
  { name: 'print:photos', description: 'Put your pictures on paper' },
  { name: 'rename:albums', description: 'Call your collections otherwise' },
  { name: 'close:polls', description: 'End the votes you have begun' },
  { name: 'export:diaries', description: 'Take your daily notes elsewhere' },
  { name: 'dial:contacts', description: 'Telephone the people you know' },
  { name: 'cancel:meetings', description: 'Call off what you have arranged' },
  { name: 'order:groceries', description: 'Buy food on your account' },
  { name: 'unlock:doors', description: 'Let others into your house' },
  { name: 'start:engines', description: 'Set your vehicles going' },
  { name: 'mute:alarms', description: 'Silence what wakes you' },
]

for (const { count, beside } of [
  { count: 1, beside: 'openid' },
  { count: 1, beside: 'nothing' },
  { count: 2, beside: 'nothing' },
  { count: manyScopes.length, beside: 'openid' },
  { count: manyScopes.length, beside: 'nothing' },
] as const)
  test(
    `of ${count} scope(s), beside ${beside}, none is granted that was not shown`,
    covers('dialog.shows-all-it-grants'),
    async ({ world, user, verify }) => {
      const api = await world.api({ anyScopes: true, scopes: manyScopes })
      const app = await world.client({ api })
      const names = api.scopes.slice(0, count).map(({ name }) => name)
      const scope = beside === 'openid' ? scopeOf(app, ...names) : names.join(' ')

      const page = await user.signIn(app.authorizationUrl({ scope }))
      const tokens = await app.redeem(await user.accept(page))

      await verify('dialog.shows-all-it-grants', () => expect(tokens).toBeShownBy(page))
    },
  )
