import type { CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, securityPractice, tokenRevocation } from '../../sources/standards.ts'

/** Published defects that no scenario here would have caught, by why that is so. */
export default [
  {
    profile: 'security',
    source: oauth('4.5 Extension Grants'),
    statement:
      'No grant goes round the consent: assertions (CVE-2026-79652 of Keycloak), the exchange of tokens (keycloak#36732, GHSA-7qjx-gp9h-65qj of Dex, CVE-2026-9094 and CVE-2026-9097 of Casdoor, workers-oauth-provider#249), authentication in the background (CVE-2026-109082 of Keycloak).',
    excluded:
      'No definition has a client with these grants, each of which wants keys, tokens or devices of its own beforehand.',
  },
  {
    profile: 'security',
    source: oauth('7 Accessing Protected Resources'),
    statement:
      'An API holds every request to the scopes of its token, by whatever scheme the token comes (CVE-2026-28699 and CVE-2026-56654 of Gitea, CVE-2026-46549 of NocoDB, CVE-2026-54560 and CVE-2026-55502 of Cloudreve, BIT-gitlab-2026-12664, CVE-2026-20706, CVE-2026-63203 of Logto, CVE-2026-33132 of ZITADEL), and takes no service for a user who has its id (CVE-2026-39976 of Passport).',
    excluded:
      'Judged is the server that issues tokens; what its product does with them behind its API differs from product to product, and nobody chooses ids.',
  },
  {
    profile: 'security',
    source: oauth('3.3 Access Token Scope'),
    statement: 'Who may do everything grants no more than they agree to (nocturne#587).',
    excluded:
      'Definitions make users without roles; that tokens keep to the consent is judged with these.',
  },
  {
    profile: 'security',
    source: oauth('10.2 Client Impersonation'),
    statement:
      'A consent that is remembered does not answer a request that another site has started (GHSA-6x8h-498w-gv8c of FastMCP).',
    excluded:
      'Every authorization is started by another site than the server. It was a defect of a proxy that kept a consent of its own, before a server that is none of its.',
  },
  {
    profile: 'security',
    source: oauth('10.2 Client Impersonation'),
    statement:
      'Who has consented is not asked over and over until they stop reading (passport#1777, passport#1825, esignet#2310).',
    excluded: 'It harms nobody by itself; that a consent covers what it was given for is core.',
  },
  {
    profile: 'security',
    source: oauth('10.2 Client Impersonation'),
    statement:
      'A consent is remembered where the user has ticked that it should be, and nowhere else (product-is#11191, authelia#10384).',
    excluded: 'No definition says which box on a dialog is for remembering.',
  },
  {
    profile: 'security',
    source: securityPractice('4.16 Clickjacking'),
    statement:
      'A dialog about very many scopes keeps the name and the refusal where a user can reach them (coder#28179).',
    excluded:
      'What can be scrolled to can be reached, and no text says how far a user is to scroll; that every scope is told is judged for as many as a server has.',
  },
  {
    profile: 'security',
    source: tokenRevocation('2.1 Revocation Request'),
    statement:
      'Revoking one of several refresh tokens that one user has given one application leaves the others, or ends all of them and the consent (keycloak#12916, keycloak#26532).',
    excluded:
      'The section leaves both to the policy of the server; that nothing of other users and applications ends is judged.',
  },
  {
    profile: 'security',
    source: tokenRevocation('2.1 Revocation Request'),
    statement:
      'Grants end with what they rest on: a client that is deleted (workers-oauth-provider before 0.5.0), a scope that is taken from a client (CVE-2025-12110 of Keycloak), a time before which nothing counts (CVE-2026-8922 and CVE-2026-18218 of Keycloak).',
    excluded:
      'Drivers delete clients when a scenario is over, and change neither their scopes nor such times. Switching off and deleting is judged where a vendor says what it does.',
  },
  {
    profile: 'security',
    source: oauth('10.3 Access Tokens'),
    statement:
      'The list of the applications a user has authorized holds no secrets (CVE-2020-10187 of Doorkeeper).',
    excluded:
      'Drivers read grants as records through management APIs; the pages that users have for them no definition describes.',
  },
] satisfies readonly CatalogueEntry[]
