import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { issuerIdentification, oauth } from '../../sources/standards.ts'

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
  {
    id: 'response.names-the-issuer',
    profiles: { core: must(issuerIdentification('2 Response Parameter iss, 2.4 Validating')) },
    statement:
      'A server whose metadata announce authorization_response_iss_parameter_supported names itself in the iss of every answer, errors included; an iss that is there names the issuer and nothing else.',
    readings: 'Looked at in every scenario, like the state.',
    needs: ['authorization-code', 'consent-dialog'],
  },
] satisfies readonly CatalogueEntry[]
