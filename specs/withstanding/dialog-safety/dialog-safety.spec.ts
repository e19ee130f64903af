import { answerOf, whereFormsCount, loginOf } from '../../../fixtures/forgery.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { stageError } from '../../../harness/judge/errors.ts'
import { describePage } from '../../../harness/user-agent/describe-page.ts'
import { pressedRequestOf } from '../../../harness/user-agent/submission.ts'
import { attackerOrigin } from '../../../harness/user-agent/user-agent.ts'

test(
  'a dialog is shown, read again, and left',
  covers('dialog.abandoned-is-no-consent'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const known = await world.client({ name: 'Print Shop', host: 'print.example', api })
    const ask = (prompt?: string) =>
      app.authorizationUrl({ scope: read, ...(prompt === undefined ? {} : { prompt }) })
    await user.consentTo(known.authorizationUrl({ scope: read }))

    const dialog = await user.signIn(ask())
    await verify('dialog.abandoned-is-no-consent', () => expect(dialog).toBeConsentDialog())
    for (const when of ['read again', 'read for the third time']) {
      const page = await user.open(dialog.url)
      await verify('dialog.abandoned-is-no-consent', () => expect(page).toIssueNothing(), when)
    }
    await user.signIn(known.authorizationUrl({ scope: read }))

    const silent = await user.open(ask('none'))
    await verify('dialog.abandoned-is-no-consent', () => expect(silent).toIssueNothing(), 'silent')
    const next = await user.signIn(ask())
    await verify('dialog.abandoned-is-no-consent', () => expect(next).toAskOrRefuse(), 'later')
    const elsewhere = await (await world.elsewhere(user)).signIn(ask())
    await verify(
      'dialog.abandoned-is-no-consent',
      () => expect(elsewhere).toAskOrRefuse(),
      'elsewhere',
    )
  },
)

test(
  'a user looks for a way to refuse',
  covers('dialog.offers-a-refusal'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const page = await user.signIn(app.authorizationUrl({ scope: read }))

    await verify('dialog.offers-a-refusal', () => expect(page).toOfferARefusal())
  },
)

test(
  'another site shows the pages of the server in a frame',
  covers('dialog.cannot-be-framed'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })

    const login = await user.open(app.authorizationUrl({ scope: read }))
    if (login.kind === 'login') {
      const framing = await user.framing(login)
      await verify('dialog.cannot-be-framed', () => expect(framing).toBeNoFrame(), 'login page')
    }
    const dialog = await user.signInOn(login)
    if (dialog.kind !== 'consent')
      throw stageError(`the dialog was due, and there was ${describePage(dialog)}`)
    const framing = await user.framing(dialog)
    await verify('dialog.cannot-be-framed', () => expect(framing).toBeNoFrame(), 'dialog')
    const ownFraming = await user.framing(dialog, app.redirectUri)
    await verify(
      'dialog.cannot-be-framed',
      () => expect(ownFraming).toBeNoFrame(),
      'dialog, framed by the application that asks',
    )
  },
)

test(
  'a script of another origin reads what the authorization endpoint answers',
  covers('dialog.closed-to-other-origins'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const known = await world.client({ name: 'Print Shop', host: 'print.example', api })
    await user.consentTo(known.authorizationUrl({ scope: read }))
    const headers = { origin: attackerOrigin }
    const url = app.authorizationUrl({ scope: read })

    const answer = await user.request({ url, headers })
    await verify('dialog.closed-to-other-origins', () => expect(answer).toShareNothing(), 'request')

    const preflight = await user.request({
      method: 'OPTIONS',
      url,
      headers: { ...headers, 'access-control-request-method': 'GET' },
    })
    await verify(
      'dialog.closed-to-other-origins',
      () => expect(preflight).toShareNothing(),
      'preflight',
    )

    const dialog = await user.signIn(url)
    if (dialog.kind !== 'consent')
      throw stageError(`the dialog was due, and there was ${describePage(dialog)}`)
    const page = await user.request({ url: dialog.url, headers })
    await verify(
      'dialog.closed-to-other-origins',
      () => expect(page).toBeUnreadableFor(attackerOrigin),
      'dialog',
    )
  },
)

test(
  'the server answers what its pages send',
  covers('redirect.never-307'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const ask = () => app.authorizationUrl({ scope: read })

    const consent = answerOf(await user.signIn(ask()), 'accept')
    const answer = await user.request(pressedRequestOf(consent))
    await verify('redirect.never-307', () => expect(answer).toForwardNoForm(), 'dialog')

    const elsewhere = await world.elsewhere(user)
    const login = loginOf(await elsewhere.open(ask()), user.account)
    const signedIn = await elsewhere.request(pressedRequestOf(login))
    await verify('redirect.never-307', () => expect(signedIn).toForwardNoForm(), 'login page')
  },
)
