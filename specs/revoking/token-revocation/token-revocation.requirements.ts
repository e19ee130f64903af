import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { tokenIntrospection, tokenRevocation } from '../../sources/standards.ts'

const needs = ['authorization-code', 'consent-dialog'] as const

export default [
  {
    id: 'token-revocation.refresh-token-is-dead',
    profiles: {
      core: must(tokenRevocation('2 Token Revocation, 2.1 Revocation Request')),
      security: must(tokenRevocation('2.1 Revocation Request')),
    },
    statement: 'A refresh token that its application has revoked gives nothing any more.',
    readings: 'Would have caught django-oauth-toolkit 3.4.0 with a grace period (its issue 1816).',
    needs: [...needs, 'refresh-token', 'token-revocation'],
  },
  {
    id: 'token-revocation.ends-access-tokens',
    profiles: { core: should(tokenRevocation('2.1 Revocation Request')) },
    statement: 'The access token that came with a revoked refresh token is no longer active.',
    readings: 'The text says so of servers that can revoke access tokens at all, hence SHOULD.',
    needs: [...needs, 'refresh-token', 'token-revocation', 'token-introspection'],
  },
  {
    id: 'token-revocation.access-token-is-dead',
    profiles: { core: should(tokenRevocation('2 Token Revocation')) },
    statement: 'An access token that its application has revoked is no longer active.',
    readings:
      'The text says SHOULD of the revocation of access tokens; a server that does not offer it answers unsupported_token_type, and the row does not apply.',
    needs: [...needs, 'token-revocation', 'token-introspection'],
  },
  {
    id: 'token-revocation.spares-others',
    profiles: { core: must(tokenRevocation('2.1 Revocation Request')) },
    statement:
      'An application that revokes its refresh token ends nothing that the same user has granted another application, and nothing of another user.',
    readings:
      'What goes with a revoked token is said of the same grant, which is of one user and one application.',
    needs: [...needs, 'refresh-token', 'token-revocation'],
  },
  {
    id: 'introspection.tells-what-was-granted',
    profiles: { core: must(tokenIntrospection('2.2 Introspection Response')) },
    statement:
      'What introspection tells of a token is what the user agreed to: these scopes and no more, this application.',
    needs: [...needs, 'custom-scopes', 'token-introspection'],
  },
  {
    id: 'introspection.revoked-is-inactive',
    profiles: {
      core: must(tokenIntrospection('2.2 Introspection Response, 4 Security Considerations')),
    },
    statement:
      'A refresh token whose consent was revoked is told to be inactive, and nothing else is told of it.',
    part: 'revocation',
    needs: [...needs, 'refresh-token', 'grant-revocation', 'token-introspection'],
  },
] satisfies readonly CatalogueEntry[]
