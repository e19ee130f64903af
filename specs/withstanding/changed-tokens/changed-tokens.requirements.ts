import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { bearerTokens, tokenIntrospection } from '../../sources/standards.ts'

const readings =
  'Asked of servers whose access tokens are JWTs; others have nothing in them that could be changed. Who could change a token would need no consent to what it says.'

export default [
  {
    id: 'introspection.changed-token-is-inactive',
    profiles: { security: must(tokenIntrospection('4 Security Considerations')) },
    statement:
      'An access token in which an application has put another scope, under the old signature or none, is told to be inactive.',
    readings,
    needs: ['authorization-code', 'token-introspection'],
  },
  {
    id: 'userinfo.changed-token-opens-nothing',
    profiles: { security: must(bearerTokens('5.2 Threat Mitigation')) },
    statement:
      'An access token in which an application has put another scope, under the old signature or none, does not open the userinfo endpoint.',
    readings,
    needs: ['authorization-code', 'userinfo'],
  },
] satisfies readonly CatalogueEntry[]
