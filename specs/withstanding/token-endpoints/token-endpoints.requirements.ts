import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, tokenIntrospection, tokenRevocation } from '../../sources/standards.ts'

const revoking = tokenRevocation('2.1 Revocation Request')
const needs = ['authorization-code', 'refresh-token'] as const

export default [
  {
    id: 'revocation.of-own-tokens-only',
    profiles: { security: must(revoking) },
    statement: 'An application that got hold of the token of another does not end it.',
    readings:
      'How the attempt is answered is not judged. Would have caught CVE-2016-6582 (Doorkeeper), and django-oauth-toolkit before 3.4.1 and workers-oauth-provider before 0.8.0.',
    needs: [...needs, 'token-revocation'],
  },
  {
    id: 'revocation.needs-the-clients-proof',
    profiles: { security: must(revoking) },
    statement:
      'Somebody who says the name of an application that was given a secret, and has not got it, ends none of its tokens.',
    needs: [...needs, 'token-revocation'],
  },
  {
    id: 'revocation.public-clients-can',
    profiles: { security: must(revoking) },
    statement: 'An application without a secret ends its own refresh token by its name.',
    readings: 'Would have caught CVE-2018-1000211 (Doorkeeper).',
    needs: [...needs, 'token-revocation', 'public-clients'],
  },
  {
    id: 'revocation.is-seen-by-introspection',
    profiles: { security: must(tokenIntrospection('2.2 Introspection Response')) },
    statement:
      'A refresh token that its application has ended is told to be inactive at once, by whatever way it is asked about.',
    readings:
      'Would have caught CVE-2026-68481 (Apache CXF) and CVE-2026-3583 (WSO2, a cache), as far as they are about the own revocation of an application.',
    needs: [...needs, 'token-revocation', 'token-introspection'],
  },
  {
    id: 'introspection.own-tokens-only',
    profiles: { security: should(tokenIntrospection('4 Security Considerations')) },
    statement: 'An application is told nothing of the tokens of another.',
    readings:
      'The section has those who may ask be authorized for it. A product may take every application for a protected resource, hence SHOULD. Would have caught CVE-2026-58425 (Gitea).',
    needs: ['authorization-code', 'token-introspection'],
  },
  {
    id: 'introspection.needs-proof',
    profiles: { security: must(tokenIntrospection('2.1 Introspection Request')) },
    statement:
      'Somebody who says the name of an application that was given a secret, and has not got it, is told nothing of its tokens.',
    needs: ['authorization-code', 'token-introspection'],
  },
  {
    id: 'token.only-configured-scopes',
    profiles: { security: must(oauth('3.3 Access Token Scope')) },
    statement:
      'A scope that nobody has made at the server is granted neither to an application that asks its user for it, nor as it refreshes.',
    readings:
      'A refusal will do, and so will a token without it. Would have caught CVE-2024-52287 (authentik).',
    needs: ['authorization-code', 'custom-scopes'],
  },
  {
    id: 'client-credentials.only-configured-scopes',
    profiles: { security: must(oauth('3.3 Access Token Scope')) },
    statement: 'A service is not granted a scope that nobody has made at the server.',
    readings:
      'A refusal will do, and so will a token without it. Would have caught CVE-2024-52287 (authentik).',
    needs: ['client-credentials', 'custom-scopes'],
  },
] satisfies readonly CatalogueEntry[]
