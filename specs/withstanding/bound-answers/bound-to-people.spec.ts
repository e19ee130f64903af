import { answerOf, whereFormsCount } from '../../../fixtures/forgery.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

test(
  'a stranger learns what the form of a dialog sends, and its address',
  covers('decision.bound-to-the-browser'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const form = answerOf(dialog, 'accept')

    for (const when of ['before the answer', 'after it']) {
      const stranger = await world.elsewhere(user)
      const sent = await stranger.submit(form)
      await verify('decision.bound-to-the-browser', () => expect(sent).toIssueNothing(), when)
      const opened = await stranger.open(dialog.url)
      await verify('decision.bound-to-the-browser', () => expect(opened).toIssueNothing(), when)
      if (when === 'after it') return

      const tab = await user.inAnotherTab()
      const next = await tab.signIn(app.authorizationUrl({ scope: read }))
      await verify('decision.bound-to-the-browser', () => expect(next).toAskOrRefuse(), when)
      await user.press(dialog, 'accept')
    }
  },
)

test(
  'a user goes on where a stranger has begun',
  covers('decision.bound-to-the-browser'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const known = await world.client({ name: 'Print Shop', host: 'print.example', api })
    await user.consentTo(known.authorizationUrl({ scope: read }))
    const stranger = await world.elsewhere(user)
    const url = app.authorizationUrl({ scope: read })
    const begun = await stranger.open(url)
    if (begun.kind === 'callback')
      throw stageError(`a stranger who is not signed in got ${describePage(begun)}`)

    const page = await user.signIn(begun.url)
    if (page.kind === 'consent') await user.accept(page)

    for (const address of [begun.url, url]) {
      const next = await stranger.open(address)
      const after = next.kind === 'consent' ? await stranger.press(next, 'accept') : next
      await verify('decision.bound-to-the-browser', () => expect(after).toIssueNothing())
    }
  },
)

test(
  'another person has signed in while a dialog was open',
  covers('dialog.answer-is-of-one-user'),
  async ({ world, user, verify }) => {
    const { blog, app, known } = await whereFormsCount(world, user)
    const { read } = blog
    const scope = scopeOf(app, read)
    const other = await world.user()
    const tab = await user.inAnotherTab()
    const dialog = await user.signIn(app.authorizationUrl({ scope }))
    const login = await tab.open(known.authorizationUrl({ scope: read, prompt: 'login' }))
    if (login.kind !== 'login' || !login.asksWho)
      throw impossibleError('prompt=login brings no login page at which another could sign in')
    await other.signInWith(tab, login)

    const page = await user.press(dialog, 'accept')

    const isOwn = page.kind === 'callback' && app.recognises(page)
    const answer = isOwn ? await app.attemptRedeem(page) : undefined
    const asked = await other.signIn(app.authorizationUrl({ scope }))
    await verify('dialog.answer-is-of-one-user', () => expect(asked).toAskOrRefuse())
    if (answer?.accessToken === undefined) return
    if (answer.idClaims === undefined && answer.accessClaims === undefined)
      throw impossibleError('the tokens that came of it do not tell whose they are')
    const theirs = await app.attemptRedeem(await other.accept(asked))
    await verify('dialog.answer-is-of-one-user', () => expect(answer).toBeOfAnotherUserThan(theirs))
  },
)
