import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  oktaErrors,
  oktaReleaseNotes,
  oktaScopeConsent,
  oktaScopes,
  oktaTerraform,
  oktaWidget,
} from '../../sources/okta.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

const guide = oktaScopeConsent('Enable consent for scopes: optional consent')
const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'scope-consent-levels',
  'optional-scopes',
] as const

/** What a server of whatever kind needs that remembers what a user has left out. */
const ofAnyServer = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'custom-scopes',
  'optional-scopes',
] as const

export default [
  {
    id: 'optional-scopes.left-out-not-issued',
    profiles: {
      okta: must(guide),
      core: must(oauth('3.3 Access Token Scope, 6 Refreshing an Access Token')),
    },
    statement:
      'An optional scope that the user leaves out in the dialog is in no token, refreshed ones included, while the scopes they agreed to are.',
    readings:
      "RFC 6749 section 3.3 has the server heed the user's instructions, and section 6 refreshes no scope that was not granted.",
    part: 'granted-scopes',
    needs: [
      'authorization-code',
      'consent-dialog',
      'refresh-token',
      'custom-scopes',
      'optional-scopes',
    ],
  },
  {
    id: 'optional-scopes.left-out-is-no-consent',
    profiles: {
      okta: must(guide),
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'No later request gets a scope that the user has left out without asking about it: in this browser or another, for that scope alone or with others, silently or not.',
    part: 'granted-scopes',
    needs: [...ofAnyServer, 'prompt-none'],
  },
  {
    id: 'optional-scopes.are-asked-about',
    profiles: {
      okta: must(guide),
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A scope that the user may leave out is had by no application that has not asked for it: alone, or added to what the user has agreed to.',
    readings:
      'That it can be left out is an offer to the user, who has to see it. Whether a later request is asked about or served without the scope is left to the server.',
    part: 'granted-scopes',
    needs: ofAnyServer,
  },
  {
    id: 'optional-scopes.last-answer-counts',
    profiles: {
      okta: must(guide),
      core: should(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A scope that was granted once, and that the user leaves out when prompt=consent asks again, is had by no later request that does not ask.',
    readings:
      'No text says that a later answer replaces the earlier one. A user who takes back what they allowed has no other decision for a server to go by; one that adds answers up may say that the first still stands, hence SHOULD of servers in general.',
    part: 'granted-scopes',
    needs: [...ofAnyServer, 'prompt-consent'],
  },
  {
    id: 'optional-scopes.left-out-not-asked-again',
    profiles: { okta: must(guide) },
    statement:
      'An optional scope that was left out is not asked about at the next request, which gets what was agreed to and no more.',
    needs,
  },
  {
    id: 'optional-scopes.asked-again-by-prompt-consent',
    profiles: { okta: must(guide) },
    statement:
      'A request with prompt=consent asks about all of its scopes that ask for consent, those granted and those left out before; what is agreed to then is issued.',
    needs: [...needs, 'prompt-consent'],
  },
  {
    id: 'optional-scopes.asked-when-they-become-required',
    profiles: { okta: must(guide) },
    statement:
      'A scope that was left out as optional is asked about at the next request once it is optional no more.',
    needs,
  },
  {
    id: 'optional-scopes.can-be-left-out-once-optional',
    profiles: { okta: must(guide) },
    statement:
      'A scope that was granted when it was required can be left out at a request with prompt=consent once it is optional, and is then issued no more.',
    needs: [...needs, 'prompt-consent'],
  },
  {
    id: 'optional-scopes.required-scope-declined-ends-the-request',
    profiles: { okta: must(guide) },
    statement:
      'A user who does not agree to a required scope cannot sign in to the application: nothing is issued.',
    needs,
  },
  {
    id: 'optional-scopes.declining-says-access-denied',
    profiles: { okta: should(oktaErrors('access_denied')) },
    statement:
      'What the application is told then is access_denied, with the documented description.',
    readings:
      'No document says what the button comes to; the code is that of RFC 6749, and the description speaks of the resource owner who denied. One page has it with a full stop at the end, another without: both are taken.',
    needs,
  },
  {
    id: 'optional-scopes.only-optional-ones-can-be-left-out',
    profiles: { okta: must(oktaWidget('Consent views: granular consent')) },
    statement:
      'The dialog lets the user leave out the optional scopes, FLEXIBLE ones among them, and no others.',
    needs,
  },
  {
    id: 'optional-scopes.ticked-from-the-start',
    profiles: { okta: should(oktaWidget('Consent views: granular consent')) },
    statement:
      'Optional scopes are ticked when the dialog appears: a user who just allows access grants them.',
    needs,
  },
  {
    id: 'optional-scopes.issued-once-consent-is-not-asked-for',
    profiles: { okta: should(oktaReleaseNotes(2025, 'OKTA-1045708: skipped scopes')) },
    statement:
      'A scope that was left out is issued again once it does not ask for consent any more.',
    readings:
      'The release note counts it as a bug that such scopes were still left out; no other document speaks of it.',
    needs,
  },
  {
    id: 'optional-scopes.never-default-too',
    profiles: { okta: should(oktaTerraform('Scopes: optional and default')) },
    statement: 'A scope cannot be optional and a default scope at once: the API refuses it.',
    readings: 'The guide says the two exclude each other; what the API answers is not documented.',
    needs: ['scope-consent-levels', 'optional-scopes', 'default-scopes'],
  },
  {
    profile: 'okta',
    source: oktaReleaseNotes(2026, 'OKTA-1045702: skipped scopes in tokens'),
    statement:
      'Scopes that were skipped are not in access tokens once grants for the others were made.',
    excluded:
      'optional-scopes.left-out-not-issued and optional-scopes.left-out-not-asked-again judge it, before and after there are grants.',
  },
  {
    profile: 'okta',
    source: oktaScopes('optional'),
    statement: 'A scope with optional true has the consent REQUIRED or FLEXIBLE.',
    excluded:
      'What the API answers to an optional IMPLICIT scope is not documented; such a scope asks for nothing that could be left out.',
  },
] satisfies readonly CatalogueEntry[]
