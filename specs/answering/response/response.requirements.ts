import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth } from '../../sources/standards.ts'

export default [
  {
    id: 'response.returns-state',
    profiles: { core: must(oauth('4.1.2 Authorization Response, 4.1.2.1 Error Response')) },
    statement:
      'Every answer at a callback, a success as well as an error, carries the state of its request, unchanged.',
    readings:
      'Looked at in every scenario, whatever it is about; a scenario that comes upon an answer without its state says so.',
    needs: ['authorization-code', 'consent-dialog'],
  },
] satisfies readonly CatalogueEntry[]
