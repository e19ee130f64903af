import { may, must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

const source = auth0UserConsent('Scope descriptions')
const needs = ['authorization-code', 'consent-dialog', 'custom-scopes', 'scope-grouping'] as const
const language =
  'The document shows its dialog in English. One that says the same in another language, or in another order of words, is left to a person to judge.'
const readings = `The document gives one example, of two actions; this wording is inferred from it, hence no MUST. ${language}`

export default [
  {
    id: 'scope-names.two-actions-in-one-line',
    profiles: { auth0: must(source) },
    statement:
      'The dialog names the scopes of one resource in one line with all their actions: read:posts and write:posts become Posts: read and write your posts.',
    readings: language,
    part: 'dialog',
    needs,
  },
  {
    id: 'scope-names.resources-apart',
    profiles: { auth0: must(source) },
    statement: 'The scopes of different resources stand in different lines.',
    readings: language,
    part: 'dialog',
    needs,
  },
  {
    id: 'scope-names.one-action',
    profiles: { auth0: should(source) },
    statement: 'A single action on a resource is worded the same way: Posts: read your posts.',
    readings,
    part: 'dialog',
    needs,
  },
  {
    id: 'scope-names.three-actions',
    profiles: { auth0: should(source) },
    statement:
      'Three actions on a resource are listed as in a sentence: Posts: read, write and delete your posts.',
    readings,
    part: 'dialog',
    needs,
  },
  {
    id: 'scope-names.without-colon',
    profiles: { auth0: may(source) },
    statement: 'A scope that is not of the form action:resource is shown by its name as it is.',
    readings:
      'The document advises action:resource names and does not say what becomes of others; inferred, hence MAY.',
    part: 'dialog',
    needs,
  },
  {
    id: 'scope-names.user-information',
    profiles: {
      auth0: should(auth0UserConsent('User Consent and Third-Party Applications (introduction)')),
    },
    statement:
      "A request for profile and email shows that the application gets the user's profile and e-mail address.",
    readings: "Seen in the vendor's pictures of the dialog, not said in its text, hence SHOULD.",
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'scope-grouping'],
  },
  {
    id: 'scope-names.offline-access',
    profiles: {
      auth0: may(auth0UserConsent('User Consent and Third-Party Applications (introduction)')),
    },
    statement:
      'A request for offline_access shows a line more: access while the user is not present.',
    readings: 'Inferred from what the scope gives; the document does not mention it, hence MAY.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'scope-grouping'],
  },
  {
    profile: 'auth0',
    source,
    statement: 'Scopes should be defined in the form action:resource_name.',
    excluded:
      "Advice to the API's owner, not a behaviour of the server; what the server does with other names is judged by scope-names.without-colon.",
  },
] satisfies readonly CatalogueEntry[]
