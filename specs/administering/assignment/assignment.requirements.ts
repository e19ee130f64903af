import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oktaErrors, oktaReleaseNotes } from '../../sources/okta.ts'

const needs = ['authorization-code', 'consent-dialog', 'application-assignment'] as const

export default [
  {
    id: 'assignment.comes-before-consent',
    profiles: {
      okta: must(oktaReleaseNotes(2020, 'OKTA-335476: consent prompt for unassigned users')),
    },
    statement:
      'A user who is not assigned to an application is not asked to consent to it, whatever its request says: the application is told of an error, and nothing is issued, be it trusted or not.',
    needs,
  },
  {
    id: 'assignment.refusal-in-documented-words',
    profiles: { okta: must(oktaErrors('access_denied: user_not_assigned')) },
    statement:
      'The error for a user who is not assigned is access_denied, with the documented description.',
    needs,
  },
  {
    profile: 'okta',
    source: oktaErrors('access_denied: no_matching_policy, no_scope_allowed, scope_denied'),
    statement:
      'A request that the access policies of an authorization server do not allow is refused.',
    excluded:
      'Policies are another gate than consent; whether they come before it is not documented.',
  },
] satisfies readonly CatalogueEntry[]
