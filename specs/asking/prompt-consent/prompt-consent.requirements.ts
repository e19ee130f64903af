import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { openidConnect } from '../../sources/standards.ts'

export default [
  {
    id: 'prompt-consent.forces-dialog',
    profiles: {
      auth0: must(auth0UserConsent('Force users to provide consent')),
      core: should(openidConnect('3.1.2.1 Authentication Request')),
    },
    statement:
      'A request with prompt=consent shows the dialog although the user has granted all of it before, and a refusal there counts; the same request without it does not.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-consent'],
  },
  {
    id: 'prompt-consent.forces-dialog-beside-login',
    profiles: { auth0: must(auth0UserConsent('Force users to provide consent')) },
    statement:
      'A request whose prompt has consent beside login, in either order, shows the dialog although the user has granted all of it before, and a refusal there counts.',
    readings:
      'The document speaks of the value consent alone. That another value beside it takes nothing from it is what OpenID Connect Core 3.1.2.1 makes of a list of values.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-consent',
      'prompt-login',
    ],
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
  {
    id: 'prompt-consent.shows-what-was-granted-too',
    profiles: {
      auth0: must(auth0UserConsent('Force users to provide consent')),
      core: should(openidConnect('3.1.2.1 Authentication Request')),
    },
    statement:
      'The dialog that prompt=consent brings tells of everything that its answer grants, what was granted before as well as what is new.',
    readings:
      'The text wants the user to be asked before information is returned, and says nothing of what the dialog then shows; a user who is not told of a part was not asked about it. Judged by what the token holds.',
    part: 'dialog',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-consent',
      'custom-scopes',
    ],
  },
] satisfies readonly CatalogueEntry[]
