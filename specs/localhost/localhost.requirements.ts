import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../sources.ts'

const section = 'Skip consent for first-party applications'
const readings =
  'The document says the dialog is "always" displayed on localhost. Read as: never skipped by trust, but remembered once granted (what the vendor does); or as: asked again even where a grant exists (a stricter policy). Each reading is a row of its own.'

export default [
  {
    id: 'localhost.never-skips',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent(section),
    statement:
      'A first-party application with a callback on localhost, in use or merely registered, is not trusted to go without the dialog even where the API allows skipping.',
    readings,
    needs: ['authorization-code', 'consent-dialog', 'first-party-skip', 'localhost-unverifiable'],
  },
  {
    id: 'localhost.remembers-consent',
    profile: 'auth0',
    level: 'SHOULD',
    source: auth0UserConsent(section),
    statement:
      'A consent once given to an application on localhost is remembered: the same request is not asked about again.',
    readings,
    needs: ['authorization-code', 'consent-dialog', 'localhost-consent-remembered'],
  },
  {
    id: 'localhost.asks-every-time',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent(section),
    statement:
      'An application on localhost is asked about on every request, even where the user has granted all of it before.',
    readings,
    needs: ['authorization-code', 'consent-dialog', 'localhost-asks-every-time'],
  },
] satisfies readonly CatalogueEntry[]
