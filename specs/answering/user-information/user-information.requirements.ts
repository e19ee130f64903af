import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

const source = openidConnect('5.4 Requesting Claims using Scope Values')
const readings =
  'Section 5.4 says which claims come of which scope, and 3.1.2.4 that nothing is released before the user has agreed. Claims that no scope of OpenID Connect stands for are not judged.'

export default [
  {
    id: 'user-information.userinfo-within-consent',
    profiles: { core: must(source) },
    statement:
      'The userinfo endpoint tells of the user only what belongs to the scopes that were asked for, or shown beside them, and agreed to.',
    readings,
    part: 'granted-scopes',
    needs: ['authorization-code', 'consent-dialog', 'userinfo'],
  },
  {
    id: 'user-information.id-token-within-consent',
    profiles: { core: must(source) },
    statement:
      'The ID token tells of the user only what belongs to the scopes that were asked for, or shown beside them, and agreed to.',
    readings,
    part: 'granted-scopes',
    needs: ['authorization-code', 'consent-dialog', 'userinfo'],
  },
  {
    id: 'user-information.is-shown',
    profiles: { core: should(oauth('10.2 Client Impersonation')) },
    statement:
      'The dialog tells more where the name, the address of the mailbox or access in absence is asked for as well.',
    part: 'dialog',
    needs: ['authorization-code', 'consent-dialog', 'openid-scope-consent'],
  },
] satisfies readonly CatalogueEntry[]
