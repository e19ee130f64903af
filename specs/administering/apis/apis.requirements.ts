import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

const section = 'User Consent and Third-Party Applications (introduction)'

export default [
  {
    id: 'apis.separate-from-applications',
    profiles: { auth0: must(auth0UserConsent(section)) },
    statement:
      'An API is an entity of its own: several applications use one, one application uses several, and an access token is meant for the API its request named and for no other.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'prompt-consent',
      'custom-scopes',
      'several-apis',
    ],
  },
  {
    profile: 'auth0',
    source: auth0UserConsent(section),
    statement:
      'Third-party applications can be defined, so that outsiders reach the resources behind an API securely.',
    excluded:
      'It says what the feature is for; what makes the access secure is judged statement by statement, above all by third-party.asks-for-an-api and third-party.never-skips.',
  },
] satisfies readonly CatalogueEntry[]
