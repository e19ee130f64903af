import { answerOf } from '../../../fixtures/forgery.ts'
import { pressedRequestOf } from '../../../harness/user-agent/submission.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

/** A refusal that reached no callback is another row's to judge, and has nothing that could be looked at. */
const assertCame = (refusal: Page): void => {
  if (refusal.kind !== 'callback')
    throw impossibleError(
      'no refusal came to the callback ("denial.answers-access-denied" judges that)',
    )
}

test(
  'a refusal reaches the application as access_denied, with its state',
  covers('denial.answers-access-denied', 'denial.returns-state'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const page = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read) }))

    const refusal = await user.deny(page)

    await verify('denial.answers-access-denied', () =>
      expect(refusal).toBeCallbackWithError('access_denied'),
    )
    assertCame(refusal)
    await verify('denial.returns-state', () => expect(refusal).toAnswerARequestOf(app))
  },
)

test(
  'after a refusal the next request is not let through',
  covers('denial.grants-nothing'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    const page = await user.signIn(app.authorizationUrl(request))

    const refusal = await user.deny(page)
    await verify('denial.grants-nothing', () => expect(refusal).toIssueNothing())

    const next = await user.signIn(app.authorizationUrl(request))
    await verify('denial.grants-nothing', () => expect(next).toIssueNothing())
  },
)

test(
  'who refused can agree later',
  covers('denial.is-not-for-ever'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: scopeOf(app, read) }
    await user.deny(await user.signIn(app.authorizationUrl(request)))

    const page = await user.signIn(app.authorizationUrl(request))
    await verify('denial.is-not-for-ever', () => expect(page).toBeConsentDialog())

    const answer = page.kind === 'consent' ? await user.accept(page) : page
    await verify('denial.is-not-for-ever', () => expect(answer).toSkipTheDialog())
  },
)

test(
  'a refusal says no more than it has to, in characters that are allowed',
  covers('denial.carries-nothing-else', 'denial.text-in-allowed-characters'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ name: 'Grüße – "Bilder"', api })
    const german = { ui_locales: 'de' }
    const page = await user.signIn(
      app.authorizationUrl({ scope: scopeOf(app, read), with: german }),
    )

    const refusal = await user.deny(page)

    assertCame(refusal)
    await verify('denial.carries-nothing-else', () => expect(refusal).toCarryNothingElse())
    await verify('denial.text-in-allowed-characters', () =>
      expect(refusal).toBeInAllowedCharacters(),
    )
  },
)

test(
  'a declined request is answered at the callback it named',
  covers('denial.redirects-with-access-denied', 'denial.returns-state'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ host: 'shop.example', otherHosts: ['branch.example'], api })
    const redirectUri = app.callbackOn('branch.example')
    const page = await user.signIn(app.authorizationUrl({ scope: scopeOf(app, read), redirectUri }))

    const refusal = await user.deny(page)

    await verify('denial.redirects-with-access-denied', () =>
      expect(refusal).toBeCallbackWithError('access_denied'),
    )
    await verify('denial.redirects-with-access-denied', () =>
      expect(refusal).toArriveAt(redirectUri),
    )
    assertCame(refusal)
    await verify('denial.returns-state', () => expect(refusal).toAnswerARequestOf(app))
  },
)

test(
  'a declined request is answered with the status of the example',
  covers('denial.redirects-with-302'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const dialog = await user.isAsked(app.authorizationUrl({ scope: scopeOf(app, read) }))
    const form = answerOf(dialog, 'deny')

    const answer = await user.followToCallback(pressedRequestOf(form))

    await verify('denial.redirects-with-302', () => expect(answer).toRedirectWith(302))
  },
)
