import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../sources.ts'

export default [
  {
    id: 'revocation.prompts-again',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent('Revoke consent'),
    statement:
      'Once a consent is revoked the next request of that application shows the dialog to that user again; until then, and for other users and other applications, what was granted stays granted.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'grant-listing',
      'grant-revocation',
    ],
  },
] satisfies readonly CatalogueEntry[]
