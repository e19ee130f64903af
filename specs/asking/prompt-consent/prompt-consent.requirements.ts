import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { openidConnect } from '../../sources/standards.ts'

export default [
  {
    id: 'prompt-consent.forces-dialog',
    profiles: { auth0: must(auth0UserConsent('Force users to provide consent')) },
    statement:
      'A request with prompt=consent shows the dialog although the user has granted all of it before, and a refusal there counts; the same request without it does not.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-consent'],
  },
  {
    id: 'prompt-consent.asks-again',
    profiles: { core: should(openidConnect('3.1.2.1 Authentication Request')) },
    statement:
      'A request with prompt=consent asks the user before anything is returned, although a consent is remembered.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-consent'],
  },
  {
    id: 'prompt-consent.asks-without-a-grant',
    profiles: { auth0: must(auth0UserConsent('Force users to provide consent')) },
    statement: 'A request with prompt=consent shows the dialog where nothing was granted before.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-consent'],
  },
  {
    id: 'prompt-consent.asks-of-first-party-too',
    profiles: { auth0: must(auth0UserConsent('Force users to provide consent')) },
    statement:
      'A request with prompt=consent shows the dialog even for a first-party application at an API that allows skipping.',
    readings:
      'The document says that prompt=consent will force users to provide consent and makes no exception for applications that may skip. A server that declares prompt-consent is held to it, hence MUST.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-consent', 'first-party-skip'],
  },
] satisfies readonly CatalogueEntry[]
