import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oktaCustomServer } from '../../sources/okta.ts'
import { oauth } from '../../sources/standards.ts'

const inCore = should(oauth('10.2 Client Impersonation'))
const inSecurity = must(oauth('10.12 Cross-Site Request Forgery'))
const awareness =
  'Section 10.12 demands that nothing is granted without the awareness of the user: no text says how much a dialog has to tell, but who reads of something else is not aware of what they allow.'

export default [
  {
    id: 'dialog.names-no-other-api',
    profiles: { core: inCore, security: inSecurity },
    statement:
      'A dialog about one API does not name another that the application may ask for, nor one that it asked for before.',
    readings: `${awareness} A dialog that names no API passes.`,
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes', 'several-apis'],
  },
  {
    id: 'dialog.controls-say-what-they-do',
    profiles: { core: inCore, security: inSecurity },
    statement:
      'What grants on the dialog does not say that it refuses, and what refuses does not say that it grants.',
    readings: `${awareness} Judged where one of the two says a word by which people consent or refuse in English.`,
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'dialog.describes-scopes-as-they-are-now',
    profiles: {
      okta: must(oktaCustomServer('Create scopes: display phrase')),
      core: inCore,
      security: inSecurity,
    },
    statement:
      'The dialog tells of a scope in the words that its own API has for it now: not in those it had before, and not in those of a scope of the same name at another API.',
    readings: `${awareness} Judged at the next request after a change, of servers whose dialogs show words that an administrator gives.`,
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
] satisfies readonly CatalogueEntry[]
