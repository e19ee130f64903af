import {
  answerOf,
  whereFormsCount,
  forged,
  requestIn,
  type Forgery,
} from '../../../fixtures/forgery.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'

for (const first of ['older', 'newer'] as const)
  test(
    `two applications ask in two tabs, and the ${first} dialog is answered first`,
    covers('dialog.answer-is-of-one-request', 'dialog.works-in-two-tabs'),
    async ({ world, user, verify }) => {
      const { api, read, write } = await world.blog()
      const shop = await world.client({ api })
      const print = await world.client({ name: 'Print Shop', host: 'print.example', api })
      const tab = await user.inAnotherTab()
      const older = {
        app: shop,
        keepsFrom: write,
        by: user,
        dialog: await user.signIn(shop.authorizationUrl({ scope: read })),
      }
      const newer = {
        app: print,
        keepsFrom: read,
        by: tab,
        dialog: await tab.signIn(print.authorizationUrl({ scope: write })),
      }
      const [one, other] = first === 'older' ? [older, newer] : [newer, older]

      const page = await one.by.accept(one.dialog)
      await verify('dialog.works-in-two-tabs', () => expect(page).toBeAnsweredWithTokens())
      await verify('dialog.answer-is-of-one-request', () => expect(page).toConcern(one.app))
      const tokens = await tokensOf(one.app, page)
      if (tokens)
        await verify('dialog.answer-is-of-one-request', () =>
          expect(tokens).toKeepFrom([one.keepsFrom]),
        )

      const third = await user.inAnotherTab()
      const scope = other.app === shop ? read : write
      const next = await third.signIn(other.app.authorizationUrl({ scope }))
      await verify('dialog.answer-is-of-one-request', () => expect(next).toAskOrRefuse())

      const last = await other.by.signInOn(await other.by.press(other.dialog, 'accept'))
      await verify('dialog.works-in-two-tabs', () => expect(last).toBeAnsweredWithTokens())
      await verify('dialog.answer-is-of-one-request', () => expect(last).toConcern(other.app))
      const lastTokens = await tokensOf(other.app, last)
      if (lastTokens)
        await verify('dialog.answer-is-of-one-request', () =>
          expect(lastTokens).toKeepFrom([other.keepsFrom]),
        )
    },
  )

test(
  'an application asks for more in another tab, and the older dialog is answered',
  covers('dialog.answer-is-of-one-request'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    const tab = await user.inAnotherTab()
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    await tab.signIn(app.authorizationUrl({ scope: `${read} ${write}` }))

    const page = await user.press(dialog, 'accept')

    const tokens = await tokensOf(app, page)
    if (tokens)
      await verify('dialog.answer-is-of-one-request', () => expect(tokens).toKeepFrom([write]))
    const next = await user.signIn(app.authorizationUrl({ scope: `${read} ${write}` }))
    const further = await tokensOf(app, next)
    await verify('dialog.answer-is-of-one-request', () =>
      further ? expect(further).toKeepFrom([write]) : expect(next).toAskOrRefuse(),
    )
  },
)

/** What came of a callback that answers this application. */
const tokensOf = async (app: RelyingParty, page: Page) =>
  page.kind === 'callback' && app.recognises(page) && page.response.parameters.has('code')
    ? app.attemptRedeem(page)
    : undefined

const scopeFields: Readonly<Record<string, (scope: string) => Forgery>> = {
  scope: (scope) => ({ also: [['scope', scope]] }),
  'lists of scopes': (scope) => ({
    also: ['scopes', 'scope[]', 'scopes[]', 'requested_scope'].map((name) => [name, scope]),
  }),
  'granted scopes': (scope) => ({
    also: ['granted_scope', 'granted_scopes', 'grant_scope', 'scope_granted'].map((name) => [
      name,
      scope,
    ]),
  }),
  'scopes as switches': (scope) => ({
    also: [
      [`scope.${scope}`, 'true'],
      [`scope_${scope}`, 'on'],
      [scope, 'on'],
    ],
  }),
}

for (const [what, forgery] of Object.entries(scopeFields))
  test(
    `${what} beyond those shown are added to the form of a dialog`,
    covers('dialog.tampered-answer-grants-no-more'),
    async ({ world, user, verify }) => {
      const { blog, app } = await whereFormsCount(world, user)
      const { read, write } = blog
      const scope = scopeOf(app, read)
      const dialog = await user.signIn(app.authorizationUrl({ scope }))
      const form = answerOf(dialog, 'accept')
      const altered = forged(form, forgery(write))
      // What the form carries is its user's to change; whether it should be is another row.
      const names = requestIn(form, app.authorizationParameters({ scope }))
      const isOwn = altered.fields.some(([name]) => names.includes(name))

      const page = await user.submit(isOwn ? form : altered)

      await verify('dialog.tampered-answer-grants-no-more', () => expect(page).toConcern(app))
      const tokens = await tokensOf(app, page)
      if (tokens)
        await verify('dialog.tampered-answer-grants-no-more', () =>
          expect(tokens).toKeepFrom([write]),
        )
      const next = await user.signIn(app.authorizationUrl({ scope: write }))
      await verify('dialog.tampered-answer-grants-no-more', () => expect(next).toAskOrRefuse())
    },
  )

test(
  'the scopes in the form of a dialog are changed',
  covers('decision.bound-to-the-displayed-request'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read, write } = blog
    const scope = scopeOf(app, read)
    const dialog = await user.signIn(app.authorizationUrl({ scope }))
    const form = answerOf(dialog, 'accept')
    const wider = `${scope} ${write}`
    const fields = form.fields.flatMap(([name, value]) => (value === scope ? [name] : []))

    const page = await user.submit(
      forged(form, { with: Object.fromEntries(fields.map((name) => [name, wider])) }),
    )

    await verify('decision.bound-to-the-displayed-request', () => expect(page).toConcern(app))
    const tokens = await tokensOf(app, page)
    if (tokens)
      await verify('decision.bound-to-the-displayed-request', () =>
        expect(tokens).toKeepFrom([write]),
      )
    const next = await user.signIn(app.authorizationUrl({ scope: write }))
    await verify('decision.bound-to-the-displayed-request', () => expect(next).toAskOrRefuse())
  },
)

test(
  'the form of a dialog names another application',
  covers('dialog.tampered-answer-grants-no-more'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { api, read } = blog
    const other = await world.client({ name: 'Mail Shop', host: 'mail.example', api })
    const { id } = other.registration
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))

    const form = forged(answerOf(dialog, 'accept'), {
      with: { client_id: id, clientId: id, client: id },
    })
    const page = await user.submit(form)

    await verify('dialog.tampered-answer-grants-no-more', () => expect(page).toConcern(app))
    const next = await user.signIn(other.authorizationUrl({ scope: read }))
    await verify('dialog.tampered-answer-grants-no-more', () => expect(next).toAskOrRefuse())
  },
)

const foreignCallback = (app: RelyingParty): string =>
  app.redirectUri.replace(new URL(app.redirectUri).hostname, 'evil.example')

for (const decision of ['accept', 'deny'] as const)
  test(
    `the form of a dialog names a foreign callback, to ${decision}`,
    covers('decision.bound-to-the-displayed-redirect', 'decision.bound-to-the-displayed-request'),
    async ({ world, user, verify }) => {
      const { blog, app } = await whereFormsCount(world, user)
      const { read } = blog
      const foreign = foreignCallback(app)
      const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
      const form = answerOf(dialog, decision)
      const own = form.fields.flatMap(([name, value]) => (value === app.redirectUri ? [name] : []))

      const page = await user.submit(
        forged(form, {
          with: Object.fromEntries([...callbackFields, ...own].map((name) => [name, foreign])),
        }),
      )

      await verify('decision.bound-to-the-displayed-request', () =>
        expect(page).toSpare('evil.example'),
      )
      // Where the form carries the callback, only its own user can send a refusal elsewhere.
      await verify('decision.bound-to-the-displayed-redirect', () =>
        own.length > 0
          ? expect(page).toSpareOfCodes('evil.example')
          : expect(page).toSpare('evil.example'),
      )
    },
  )

const callbackFields = ['redirect_uri', 'redirectUri', 'redirect', 'callback']
