import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

export default [
  {
    id: 'token-answer.tells-the-scope',
    profiles: { core: must(oauth('5.1 Successful Response, 3.3 Access Token Scope')) },
    statement:
      'An answer with a token tells its scope wherever that is not the one that was asked for; silence means that all of it was granted, and no more.',
    readings:
      'What the token holds is read in the token, where it can be read, and in what introspection says. The scopes of OpenID Connect are not compared: a token for an API need not repeat them. Looked at in every scenario.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'token-answer.identifies-the-user',
    profiles: {
      core: must(openidConnect('3.1.3.3 Successful Token Response, 3.1.3.7 ID Token Validation')),
    },
    statement:
      'A request for openid that the user agrees to gets a sound ID token with its access token: of this issuer, for this application, with the nonce of this request.',
    readings: 'Looked at in every scenario, like the state.',
    needs: ['authorization-code', 'consent-dialog'],
  },
] satisfies readonly CatalogueEntry[]
