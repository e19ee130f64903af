import { cookiesOfDecision, cookiesOfDialog, isGuarded } from '../../../fixtures/cookies.ts'
import { answerOf } from '../../../fixtures/forgery.ts'
import { consentDependsOnOpenCookies } from '../../../fixtures/open-cookies.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { pressedRequestOf } from '../../../harness/user-agent/submission.ts'

test(
  'a client with a host that nobody knows asks',
  covers('dialog.names-the-host-of-the-callback'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ host: 'unheard-of.example', api })

    const dialog = await user.isAsked(app.authorizationUrl({ scope: read }))

    await verify('dialog.names-the-host-of-the-callback', () =>
      expect(dialog).toShow(['unheard-of.example']),
    )
  },
)

test(
  'a client on loopback asks, and one on the web',
  covers('dialog.warns-of-callbacks-on-loopback'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const remote = await world.registeredClient({ api })
    const local = await world.registeredClient({ kind: 'native', host: '127.0.0.1', api })
    const usual = await user.isAsked(remote.authorizationUrl({ scope: read }))

    const dialog = await user.isAsked(local.authorizationUrl({ scope: read }))

    await verify('dialog.warns-of-callbacks-on-loopback', () =>
      expect(dialog).toAddWordsTo(usual, [local, remote]),
    )
  },
)

test(
  'the page of a dialog is opened again, and the first one is answered',
  covers('dialog.can-be-opened-twice'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ api })
    const dialog = await user.isAsked(app.authorizationUrl({ scope: read }))
    const tab = await user.inAnotherTab()
    await tab.open(dialog.url)

    const page = await user.accept(dialog)

    await verify('dialog.can-be-opened-twice', () => expect(page).toBeAnsweredWithTokens())
  },
)

test(
  'cookies come with the dialog and with its answer',
  covers('decision.cookies-are-guarded'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ api })
    const dialog = await user.isAsked(app.authorizationUrl({ scope: read }))
    const form = answerOf(dialog, 'accept')

    const answer = await user.request(pressedRequestOf(form))

    const cookies = [
      ...cookiesOfDialog(dialog.response.headers, dialog.url),
      ...cookiesOfDecision(answer.headers, form.url),
    ]
    const counting =
      cookies.every(isGuarded) ||
      (await consentDependsOnOpenCookies(world, user, { api, scope: read }))
        ? cookies
        : cookies.filter(isGuarded)
    if (counting.length === 0)
      throw impossibleError(
        'no cookie on which the consent depends comes with the dialog nor with its answer',
      )
    await verify('decision.cookies-are-guarded', () => expect(counting).toBeGuarded())
  },
)
