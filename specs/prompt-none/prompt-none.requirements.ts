import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { openidConnect } from '../sources.ts'

const request = openidConnect('3.1.2.1 Authentication Request')
const error = openidConnect('3.1.2.6 Authentication Error Response')

export default [
  {
    id: 'prompt-none.shows-no-dialog',
    profile: 'core',
    level: 'MUST',
    source: request,
    statement:
      "A request with prompt=none that lacks the user's consent is answered at the callback with an error, not with a page.",
    needs: ['authorization-code', 'consent-dialog', 'prompt-none'],
  },
  {
    id: 'prompt-none.answers-consent-required',
    profile: 'core',
    level: 'SHOULD',
    source: error,
    statement:
      'The error for a missing consent under prompt=none is consent_required, which tells the application what to do next.',
    readings:
      'The text requires login_required, interaction_required "or another suitable code" and defines consent_required for just this case; other codes are allowed, hence SHOULD.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-none'],
  },
  {
    id: 'prompt-none.answers-login-required',
    profile: 'core',
    level: 'MUST',
    source: request,
    statement:
      'A request with prompt=none from a user who is not signed in is answered at the callback with an error, not with the login page.',
    needs: ['authorization-code', 'prompt-none'],
  },
  {
    id: 'prompt-none.passes-with-consent',
    profile: 'core',
    level: 'SHOULD',
    source: request,
    statement:
      'A request with prompt=none from a user who is signed in and has consented to it succeeds without a page.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-none', 'consent-remembered'],
  },
] satisfies readonly CatalogueEntry[]
