import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UsersTokens } from '../../sources/auth0.ts'

export default [
  {
    id: 'users-tokens.tell-of-nobody-else',
    profiles: { auth0: must(auth0UsersTokens('Limitations, Available scopes and endpoints')) },
    statement:
      'The token of a user for the Management API tells its application of no other user, and of nothing that others have granted, though its request named the scopes for that and the user agreed.',
    readings:
      'Such a token is issued in the context of the user who is signed in. What a user may consent to is what is theirs; a request for more that is refused, or gets no such scope, passes.',
    needs: ['authorization-code', 'consent-dialog', 'grant-listing'],
  },
] satisfies readonly CatalogueEntry[]
