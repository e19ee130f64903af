import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

const introduction = 'User Consent and Third-Party Applications (introduction)'

export default [
  {
    id: 'third-party.never-skips',
    profiles: { auth0: must(auth0UserConsent('Skip consent for first-party applications')) },
    statement:
      'A third-party application is never trusted to go without the dialog, even where the API allows skipping; where no dialog may be shown (prompt=none) it is given nothing.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'first-party-skip',
      'third-party-clients',
      'prompt-none',
    ],
  },
  {
    id: 'third-party.asks-for-an-api',
    profiles: { auth0: must(auth0UserConsent(introduction)) },
    statement:
      "A third-party application that asks to act at an API on the user's behalf shows the dialog, whether it signs the user in as well or asks for the API alone.",
    needs: ['authorization-code', 'consent-dialog', 'third-party-clients', 'custom-scopes'],
  },
  {
    id: 'third-party.asks-for-user-information',
    profiles: { auth0: must(auth0UserConsent(introduction)) },
    statement: "A third-party application that asks for the user's information shows the dialog.",
    needs: ['authorization-code', 'consent-dialog', 'third-party-clients'],
  },
  {
    id: 'third-party.registered-by-itself',
    profiles: { auth0: must(auth0UserConsent(`${introduction}, in an older edition`)) },
    statement:
      'An application that registered itself is a third-party one: it shows the dialog even where the API allows skipping.',
    readings:
      "The edition judged here no longer says how third-party applications come about; older editions, and the vendor's reference, say that dynamic registration makes nothing else.",
    needs: [
      'authorization-code',
      'consent-dialog',
      'first-party-skip',
      'third-party-clients',
      'dynamic-registration',
    ],
  },
] satisfies readonly CatalogueEntry[]
