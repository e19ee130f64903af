import { should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth } from '../../sources/standards.ts'

const readings =
  'The section has an error, unauthorized_client, for an application that may not ask in this way, and leaves to each server which may; hence SHOULD. An application whose registration leaves a grant out has never told its owner, nor its users, that tokens could be had by it.'

export default [
  {
    id: 'grant-types.implicit-only-where-registered',
    profiles: { security: should(oauth('4.2.2.1 Error Response')) },
    statement:
      'An application that was registered for codes alone is given no token in the address of its callback.',
    readings,
    needs: ['authorization-code', 'implicit'],
  },
  {
    id: 'grant-types.password-only-where-registered',
    profiles: { security: should(oauth('5.2 Error Response')) },
    statement:
      'An application that was not registered for the password grant is given no token for a password.',
    readings,
    needs: ['authorization-code', 'password-grant'],
  },
] satisfies readonly CatalogueEntry[]
