import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../sources.ts'

export default [
  {
    id: 'first-party.skips-when-api-allows',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent('Skip consent for first-party applications'),
    statement:
      'A verifiable first-party application goes without the dialog when, and only when, the API it asks for allows skipping user consent; it then gets exactly the scopes it asked for.',
    needs: ['authorization-code', 'consent-dialog', 'first-party-skip'],
  },
] satisfies readonly CatalogueEntry[]
