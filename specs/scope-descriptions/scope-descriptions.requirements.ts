import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../sources.ts'

export default [
  {
    id: 'scope-descriptions.flag-shows-descriptions',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent('Scope descriptions'),
    statement:
      'The dialog shows scopes by name, those of one resource in one line with all their actions; with the tenant flag use_scope_descriptions_for_consent on it shows their descriptions instead, for every API of the tenant, until the flag is off again.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'scope-descriptions-flag',
      'scope-grouping',
      'several-apis',
    ],
  },
] satisfies readonly CatalogueEntry[]
