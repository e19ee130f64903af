import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { creating, openidConnect } from '../../sources/standards.ts'

const request = openidConnect('3.1.2.1 Authentication Request')
const decision = openidConnect(
  '3.1.2.4 Authorization Server Obtains End-User Consent/Authorization',
)

export default [
  {
    id: 'prompt-consent.refusal-is-an-error',
    profiles: { core: must(request) },
    statement:
      'A user who refuses what prompt=consent asks is reported with an error, although an older consent is remembered.',
    readings:
      'The text names consent_required where consent cannot be had, RFC 6749 access_denied for a refusal; any error passes.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-consent'],
  },
  {
    id: 'prompt-login.is-not-consent',
    profiles: { core: must(decision) },
    statement:
      'To sign in again because of prompt=login replaces no consent: the dialog of a first request comes all the same.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-login'],
  },
  {
    id: 'prompt-login-consent.asks-both',
    profiles: { core: should(request), security: should(request) },
    statement:
      'A request whose prompt has login and consent, in either order, signs the user in again and asks again, although both were done.',
    readings: 'Would have caught passport#1899.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-login',
      'prompt-consent',
    ],
  },
  {
    id: 'prompt-none.with-another-value-is-an-error',
    profiles: { core: must(request) },
    statement:
      'A request whose prompt has none beside another value is answered with an error, and shows no page of the sign-in or the dialog.',
    readings:
      'The text does not say where the error is shown. One at the callback and one on a page of the server both pass.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-none'],
  },
  {
    id: 'prompt-unknown.skips-nothing',
    profiles: { core: must(decision) },
    statement:
      'A prompt value that nobody defined is ignored or refused; it lets no application through that was not agreed to.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'max-age.is-not-consent',
    profiles: { core: must(decision) },
    statement:
      'To sign in again because of max_age replaces no consent: the dialog of a first request comes all the same.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'max-age.silent-and-stale-is-an-error',
    profiles: { core: must(request) },
    statement:
      'A silent request of somebody who signed in longer ago than its max_age allows is answered with an error, although the consent stands.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-none'],
  },
  {
    id: 'prompt-none.grants-no-more',
    profiles: { core: must(request) },
    statement:
      'A silent request for more than was consented to is answered with an error, or with no more than was consented to.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-none',
      'custom-scopes',
    ],
  },
  {
    id: 'prompt-none.hint-of-another-user',
    profiles: { core: must(request) },
    statement:
      'A silent request that says by id_token_hint that it means another user than the one signed in is answered with an error, not with the tokens of whoever is there.',
    readings:
      'Judged only where the same request without the hint succeeds, so that the hint alone makes the difference.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-none'],
  },
  {
    profile: 'core',
    source: request,
    statement:
      'A request with prompt=select_account lets the user choose an account, or is answered with an error where that cannot be.',
    excluded:
      'It is about who signs in. Whoever is chosen is asked as any user is: remembered-consent.is-not-the-browsers judges a second person in the same browser.',
  },
  {
    profile: 'core',
    source: creating('4.1 Authorization Request'),
    statement: 'A request with prompt=create has the user make an account first.',
    excluded:
      'A new account has consented to nothing, as every user of these scenarios; prompt-unknown.skips-nothing judges values that a server does not know.',
  },
  {
    profile: 'core',
    source: request,
    statement: 'A request whose acr cannot be reached fails as one.',
    excluded: 'It is about how well somebody signed in, and no consent depends on it.',
  },
  {
    profile: 'core',
    source: request,
    statement:
      'A silent request should succeed without id_token_hint where it can, and may be refused for lack of it.',
    excluded:
      'The definition of a server says whether its silent requests bring the hint (silentRequest), and every row about them sends it then.',
  },
] satisfies readonly CatalogueEntry[]
