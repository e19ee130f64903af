import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../sources.ts'

export default [
  {
    id: 'third-party.never-skips',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent('Skip consent for first-party applications'),
    statement:
      'A third-party application is never trusted to go without the dialog, even where the API allows skipping.',
    needs: ['authorization-code', 'consent-dialog', 'first-party-skip', 'third-party-clients'],
  },
] satisfies readonly CatalogueEntry[]
