import { covers, expect, test } from '../../../fixtures/test.ts'
import type { RequirementId } from '../../../fixtures/requirement-id.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'

const asks = (page: Page) => expect(page).toBeConsentDialog()
const skips = (page: Page) => expect(page).toSkipTheDialog()
const refuses = (page: Page) => expect(page).toBeCallbackWithSomeError()

/** What a cell of the table can say: the rule behind it, and what that comes to. */
const rules = {
  asks: { id: 'consent-table.required-app-asks', claim: asks },
  covered: { id: 'consent-table.grant-covers', claim: skips },
  partly: { id: 'consent-table.partial-grant-asks', claim: asks },
  trusted: { id: 'consent-table.trusted-app-skips', claim: skips },
  implicit: { id: 'consent-table.implicit-never-asks', claim: skips },
  unforced: { id: 'consent-table.implicit-despite-prompt-consent', claim: skips },
  forced: { id: 'consent-table.prompt-consent-asks', claim: asks },
  forcedToo: { id: 'consent-table.prompt-consent-asks-trusted-app', claim: asks },
  refused: { id: 'consent-table.prompt-none-refuses', claim: refuses },
  refusedToo: { id: 'consent-table.prompt-none-refuses-whatever-is-missing', claim: refuses },
  silent: { id: 'consent-table.prompt-none-passes-with-grant', claim: skips },
  asBefore: { id: 'consent-table.login-decides-as-absent', claim: skips },
  asksAsBefore: { id: 'consent-table.login-decides-as-absent', claim: asks },
} as const
const login = 'consent-table.login-reauthenticates'
const says = 'consent-table.prompt-none-says-consent-required'

// consent_method, consent of the scopes, prior grant | prompt: absent, none, consent, login, login consent
const table = [
  ['TRUSTED', 'implicit', 'none', 'trusted', 'trusted', 'implicit', 'asBefore', 'implicit'],
  ['TRUSTED', 'implicit', 'some', 'trusted', 'trusted', 'implicit', 'asBefore', 'implicit'],
  ['TRUSTED', 'implicit', 'all', 'trusted', 'trusted', 'implicit', 'asBefore', 'implicit'],
  ['TRUSTED', 'flexible', 'none', 'trusted', 'trusted', 'forcedToo', 'asBefore', 'forcedToo'],
  ['TRUSTED', 'flexible', 'some', 'trusted', 'trusted', 'forcedToo', 'asBefore', 'forcedToo'],
  ['TRUSTED', 'flexible', 'all', 'trusted', 'trusted', 'forcedToo', 'asBefore', 'forcedToo'],
  ['TRUSTED', 'required', 'none', 'trusted', 'trusted', 'forcedToo', 'asBefore', 'forcedToo'],
  ['TRUSTED', 'required', 'some', 'trusted', 'trusted', 'forcedToo', 'asBefore', 'forcedToo'],
  ['TRUSTED', 'required', 'all', 'trusted', 'trusted', 'forcedToo', 'asBefore', 'forcedToo'],
  ['REQUIRED', 'implicit', 'none', 'implicit', 'implicit', 'unforced', 'asBefore', 'unforced'],
  ['REQUIRED', 'implicit', 'some', 'implicit', 'implicit', 'unforced', 'asBefore', 'unforced'],
  ['REQUIRED', 'implicit', 'all', 'implicit', 'implicit', 'unforced', 'asBefore', 'unforced'],
  ['REQUIRED', 'flexible', 'none', 'asks', 'refusedToo', 'forced', 'asksAsBefore', 'forced'],
  ['REQUIRED', 'flexible', 'some', 'partly', 'refusedToo', 'forced', 'asksAsBefore', 'forced'],
  ['REQUIRED', 'flexible', 'all', 'covered', 'silent', 'forced', 'asBefore', 'forced'],
  ['REQUIRED', 'required', 'none', 'asks', 'refused', 'forced', 'asksAsBefore', 'forced'],
  ['REQUIRED', 'required', 'some', 'partly', 'refusedToo', 'forced', 'asksAsBefore', 'forced'],
  ['REQUIRED', 'required', 'all', 'covered', 'silent', 'forced', 'asBefore', 'forced'],
] as const

const request = { scope: 'openid ledger.read ledger.write' }
const names = ['ledger.read', 'ledger.write']

for (const [method, consent, prior, absent, none, forced, again, both] of table) {
  // The order of two prompts means nothing.
  const cells = [
    ['', absent],
    ['none', none],
    ['consent', forced],
    ['login', again],
    ['login consent', both],
    ['consent login', both],
  ] as const
  const isRefused = rules[none].claim === refuses

  test(
    `consent_method ${method}, ${consent} scopes, ${prior} of them granted before`,
    covers(
      ...new Set<RequirementId>(cells.map(([, rule]) => rules[rule].id)),
      login,
      ...(isRefused ? ([says] as const) : []),
    ),
    async ({ world, user, verify }) => {
      // What was granted before was granted the surest way: scopes and application required consent then.
      const before = prior === 'none' ? consent : 'required'
      const api = await world.api({ scopes: names.map((name) => ({ name, consent: before })) })
      const app = await world.client({ api })
      if (prior === 'none') await user.signIn(app.authorizationUrl(request))
      if (prior === 'some')
        await user.consentTo(app.authorizationUrl({ scope: 'openid ledger.read' }))
      if (prior === 'all') await user.consentTo(app.authorizationUrl(request))
      if (before !== consent)
        await world.change(api, { scopes: names.map((name) => ({ name, consent })) })
      if (method === 'TRUSTED') await world.changeParty(app, 'first')

      for (const [prompt, rule] of cells) {
        const cell = prompt === '' ? 'without a prompt' : `with prompt=${prompt}`
        const first = await user.open(
          app.authorizationUrl(prompt === '' ? request : { ...request, prompt }),
        )
        if (prompt.includes('login')) await verify(login, () => expect(first).toBeLoginPage(), cell)
        const page = await user.signInOn(first)

        await verify(rules[rule].id, () => rules[rule].claim(page), cell)
        if (rules[rule].claim === skips && page.kind === 'callback') {
          const tokens = await app.attemptRedeem(page)
          await verify(
            rules[rule].id,
            () => expect(tokens).toGrantExactly(['openid', ...names]),
            cell,
          )
        }
        if (rules[rule].claim === refuses)
          await verify(
            says,
            () =>
              expect(page).toBeCallbackSaying({
                error: 'consent_required',
                description: 'ledger.write',
              }),
            cell,
          )
      }
    },
  )
}
