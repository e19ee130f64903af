import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

const needs = ['authorization-code', 'consent-dialog', 'scope-descriptions-flag'] as const

export default [
  {
    id: 'scope-descriptions.flag-shows-descriptions',
    profiles: { auth0: must(auth0UserConsent('Scope descriptions')) },
    statement:
      'The dialog shows scopes by name, those of one resource in one line with all their actions; with the tenant flag use_scope_descriptions_for_consent on it shows their descriptions instead, and the names no more, for every API of the tenant, until the flag is off again.',
    readings:
      'How the names are worded is shown in English. A dialog in another language is left to a person to judge.',
    part: 'dialog',
    needs: [...needs, 'scope-grouping', 'several-apis'],
  },
  {
    id: 'scope-descriptions.one-for-each-scope',
    profiles: { auth0: must(auth0UserConsent('Scope descriptions')) },
    statement:
      'With the flag on, the description of every requested scope stands in a line of its own, those of one resource too, and that of no other scope.',
    part: 'dialog',
    needs,
  },
  {
    id: 'scope-descriptions.falls-back-to-name',
    profiles: { auth0: must(auth0UserConsent('Scope descriptions')) },
    statement: 'With the flag on, a scope without a description is told of by its name.',
    readings:
      'The document does not say what becomes of a scope without a description. That it is not passed over in silence is inferred; a scope that is granted and not shown is granted without consent, hence MUST.',
    part: 'dialog',
    needs,
  },
  {
    profile: 'auth0',
    source: auth0UserConsent('Scope descriptions'),
    statement:
      'The flag is set by a PATCH of /api/v2/tenants/settings with the flag among the flags in its body.',
    excluded:
      'That call is how the suite itself sets the flag: were it not understood, scope-descriptions.flag-shows-descriptions could not be staged.',
  },
  {
    profile: 'auth0',
    source: auth0UserConsent('Force users to provide consent'),
    statement: 'The dialog itself cannot be customized, nor put on a custom domain.',
    excluded:
      'A statement about what the vendor offers its customers, with no behaviour towards users or applications that could be seen from outside.',
  },
] satisfies readonly CatalogueEntry[]
