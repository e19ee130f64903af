import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

export default [
  {
    id: 'acceptance.answers-as-usual',
    profiles: {
      auth0: must(auth0UserConsent('User Consent and Third-Party Applications (introduction)')),
    },
    statement:
      'After the user has allowed a request the application gets the answer any successful request gets: at its callback, with its state, for the scopes it asked for.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
] satisfies readonly CatalogueEntry[]
