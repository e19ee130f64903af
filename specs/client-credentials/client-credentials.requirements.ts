import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { oktaScopeConsent } from '../sources.ts'

export default [
  {
    id: 'client-credentials.blocked-for-consent-scopes',
    profile: 'okta',
    level: 'MUST',
    source: oktaScopeConsent('Step 9: Block services from requesting this scope'),
    statement:
      'A client that acts for itself is refused a scope that requires user consent, with the error consent_required that names the scope; a FLEXIBLE or IMPLICIT scope it is given.',
    needs: ['client-credentials', 'scope-consent-levels'],
  },
] satisfies readonly CatalogueEntry[]
