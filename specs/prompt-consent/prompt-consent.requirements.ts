import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../sources.ts'

export default [
  {
    id: 'prompt-consent.forces-dialog',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent('Force users to provide consent'),
    statement:
      'A request with prompt=consent shows the dialog although the user has granted all of it before; the same request without it does not.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-consent'],
  },
] satisfies readonly CatalogueEntry[]
