import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { openidConnect } from '../../sources/standards.ts'

export default [
  {
    id: 'claims.refused-essential-is-no-error',
    profiles: { core: must(openidConnect('5.5.1 Individual Claims Requests')) },
    statement:
      'A claim that is asked for as essential, of which the scopes say nothing, does not make a request fail that the user agrees to.',
    needs: ['authorization-code', 'consent-dialog', 'userinfo', 'claims-parameter'],
  },
] satisfies readonly CatalogueEntry[]
