import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, securityPractice } from '../../sources/standards.ts'
import { proofKey } from '../../sources/threats.ts'

const tokenRequest = oauth('4.1.3 Access Token Request')

export default [
  {
    id: 'code.only-for-its-client',
    profiles: { core: must(tokenRequest), security: must(tokenRequest) },
    statement:
      'A code that one application was given is worth nothing to another that got hold of it, whatever else it knows.',
    readings:
      'Would have caught CVE-2026-28513 (Pocket ID), CVE-2026-32245 (Tinyauth), CVE-2026-6334 (Mattermost), CVE-2026-55672 (ZITADEL) and CVE-2026-16089 (Keycloak).',
    needs: ['authorization-code'],
  },
  {
    id: 'code.needs-the-clients-proof',
    profiles: { security: must(tokenRequest) },
    statement:
      'The code of an application that was given a secret is worth nothing to somebody who says its name and has not got the secret.',
    needs: ['authorization-code'],
  },
  {
    id: 'code.is-single-use',
    profiles: { security: must(oauth('4.1.2 Authorization Response')) },
    statement: 'A code that was redeemed gives nothing when it comes again.',
    readings:
      'Would have caught CVE-2026-26232 (Gitea) and groupoffice before 2026 (its issue 1571). That the code came from the same application, with its verifier, makes no difference.',
    needs: ['authorization-code'],
  },
  {
    id: 'code.replay-ends-its-tokens',
    profiles: { security: should(oauth('4.1.2 Authorization Response')) },
    statement:
      'Where a code comes again, the refresh token it was redeemed for is good no more: one of the two who have the code stole it.',
    needs: ['authorization-code', 'refresh-token'],
  },
  {
    id: 'code.needs-its-redirect-uri',
    profiles: { security: should(tokenRequest) },
    statement:
      'A code is not redeemed with another redirect_uri than that of the request it answers.',
    readings:
      'RFC 6749 says MUST. Drafts of OAuth 2.1 give the parameter up, since PKCE does the same, hence SHOULD; a request without the parameter is not judged.',
    needs: ['authorization-code'],
  },
  {
    id: 'code.challenge-binds',
    profiles: { security: must(securityPractice('2.1.1 Authorization Code Grant')) },
    statement:
      'A code that was asked for with a PKCE challenge is redeemed with the verifier alone: not without it, not with another, and not with the challenge itself.',
    readings:
      'Would have caught CVE-2024-22258 (Spring Authorization Server), CVE-2024-23647 (authentik), CVE-2025-4144 (workers-oauth-provider), CVE-2026-26247 (Gitea) and CVE-2026-48717.',
    needs: ['authorization-code'],
  },
  {
    id: 'code.no-verifier-without-challenge',
    profiles: { security: must(securityPractice('4.8.2 Countermeasures')) },
    statement:
      'A verifier for a code that was asked for without a challenge is refused, so that nobody can take the challenge out of a request on its way.',
    readings:
      'A server that answers no request without a challenge meets it as well. Would have caught CVE-2024-23647 (authentik).',
    needs: ['authorization-code'],
  },
  {
    id: 'code.keeps-to-its-scopes',
    profiles: { security: must(oauth('3.3 Access Token Scope')) },
    statement:
      'A scope that is named only when the code is redeemed, and nobody was asked about, is not granted.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    profile: 'security',
    source: proofKey('4.6 Server Verifies code_verifier before Returning the Tokens'),
    statement: 'How long a code lives, and that it cannot be guessed.',
    excluded:
      'A scenario can neither wait nor guess long enough to tell; CVE-2026-4282 (Keycloak, forged codes) needs the key of the server.',
  },
] satisfies readonly CatalogueEntry[]
