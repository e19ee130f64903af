import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  auth0DeleteGrants,
  auth0RefreshTokenRevocation,
  auth0UserConsent,
} from '../../sources/auth0.ts'
import {
  grantManagement,
  oauth,
  openidConnect,
  tokenIntrospection,
  tokenRevocation,
} from '../../sources/standards.ts'

/** What it takes to revoke one scope of several that tokens were issued for. */
const oneOfSeveral = [
  'authorization-code',
  'consent-dialog',
  'custom-scopes',
  'refresh-token',
  'grant-listing',
  'grant-revocation-by-scope',
] as const

export default [
  {
    id: 'revocation.prompts-again',
    profiles: { auth0: must(auth0UserConsent('Revoke consent')) },
    statement:
      'Once a consent is revoked the next request of that application shows the dialog to that user again; until then, and for other users and other applications, what was granted stays granted.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'grant-listing',
      'grant-revocation',
    ],
  },
  {
    id: 'revocation.asks-again',
    profiles: {
      core: should(openidConnect('16.18 Lifetimes of Access Tokens and Refresh Tokens')),
    },
    statement:
      'Once a consent is revoked at the server, the next request of that application is asked about again, for each of the scopes it had.',
    readings:
      'The text asks that users can revoke what they have granted; RFC 7009 section 2.1 and RFC 6749 section 5.2 take for granted that what is revoked no longer counts. That a revoked consent is asked for again is what revoking means, but none says so in as many words, hence SHOULD.',
    part: 'revocation',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'grant-revocation'],
  },
  {
    id: 'revocation.of-everything-reaches-all',
    profiles: {
      auth0: must(auth0DeleteGrants('Delete a grant by user_id')),
      core: should(openidConnect('16.18 Lifetimes of Access Tokens and Refresh Tokens')),
    },
    statement:
      'Revoking everything a user has granted takes back the consent to each application and each API, however many: each is asked for again.',
    readings: 'As for revocation.asks-again, hence SHOULD in the core profile.',
    part: 'revocation',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'custom-scopes',
      'several-apis',
      'grant-revocation-at-once',
    ],
  },
  {
    id: 'revocation.of-one-scope-reaches-refresh-tokens',
    profiles: { core: must(oauth('6 Refreshing an Access Token, 5.2 Error Response')) },
    statement:
      'Once the consent to one of several scopes is revoked, a refresh token issued under all of them no longer gives that one.',
    readings:
      'As for revocation.ends-refresh-tokens. Whether the others go on is left to the server.',
    part: 'revocation',
    needs: oneOfSeveral,
  },
  {
    id: 'revocation.of-one-scope-reaches-access-tokens',
    profiles: { core: should(tokenIntrospection('2.2 Introspection Response')) },
    statement:
      'Once the consent to one of several scopes is revoked, introspection no longer tells of an access token that it is for that one.',
    readings: 'As for revocation.ends-access-tokens, hence SHOULD.',
    part: 'revocation',
    needs: [...oneOfSeveral, 'token-introspection'],
  },
  {
    id: 'revocation.leaves-others-alone',
    profiles: { core: must(tokenRevocation('2.1 Revocation Request')) },
    statement:
      "Revoking one user's consent to one application takes nothing from another application of that user, and nothing from another user of that application.",
    readings:
      'The text speaks of the grant that a token came of, which is of one user and one application; that revoking it at the server ends no other follows from that.',
    part: 'revocation',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'custom-scopes',
      'grant-revocation',
    ],
  },
  {
    id: 'revocation.spares-other-refresh-tokens',
    profiles: { core: must(tokenRevocation('2.1 Revocation Request')) },
    statement:
      "Revoking one user's consent to one application ends no refresh token of another application of that user, and none of another user of that application.",
    readings: 'As for revocation.leaves-others-alone: a grant is of one user and one application.',
    part: 'revocation',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'grant-revocation'],
  },
  {
    id: 'revocation.is-for-good',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'What a user has revoked comes back by their consent only: not with a later consent to less, and not when they are asked again and refuse.',
    readings:
      'That a revoked consent is asked for again is judged by revocation.asks-again. Here the user was asked after the revocation and has not agreed to the scope in question, so that nothing is left by which it could be given.',
    part: 'revocation',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'custom-scopes',
      'grant-revocation',
    ],
  },
  {
    id: 'revocation.ended-tokens-stay-dead',
    profiles: { core: must(oauth('6 Refreshing an Access Token, 5.2 Error Response')) },
    statement:
      'A refresh token that ended with its consent gives nothing that was revoked when the user consents to the application anew.',
    readings:
      'A server that keeps the token and looks for a consent when it is used may find the new one, and must not give more than that.',
    part: 'revocation',
    needs: [
      'authorization-code',
      'consent-dialog',
      'custom-scopes',
      'refresh-token',
      'grant-revocation',
    ],
  },
  {
    id: 'revocation.ends-silent-access',
    profiles: { core: must(openidConnect('3.1.2.1 Authentication Request')) },
    statement:
      'Once a consent is revoked, a request with prompt=none is answered with an error, although the user is still signed in.',
    part: 'revocation',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-none',
      'grant-revocation',
    ],
  },
  {
    id: 'revocation.ends-unused-codes',
    profiles: { core: should(oauth('5.2 Error Response')) },
    statement:
      'A code that was issued before the consent was revoked, and not yet used, gives nothing any more.',
    readings:
      'invalid_grant is the error for a grant that is invalid, expired or revoked, and a code is a grant. That a consent revoked at the server takes its codes along is not said in as many words, hence SHOULD.',
    part: 'revocation',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'grant-revocation'],
  },
  {
    id: 'revocation.ends-refresh-tokens',
    profiles: {
      core: must(oauth('6 Refreshing an Access Token, 5.2 Error Response')),
      security: must(oauth('6 Refreshing an Access Token, 5.2 Error Response')),
    },
    statement:
      'Once a consent is revoked, every refresh token issued under it gives nothing any more, wherever the user was signed in.',
    readings:
      'Section 6 has the server validate the refresh token, and section 5.2 counts a revoked one among the invalid; OAuth 2.1 (draft) section 4.3.1 says outright that the grant must still be active. A server whose consents can be taken back while their refresh tokens go on for good has taken nothing back. Would have caught CVE-2026-43983 (Pocket ID), H2CK/oidc#674, gravitee#4039, django-oauth-toolkit before 3.4.1 (its issue 1510) and CVE-2017-12160 (Keycloak).',
    part: 'revocation',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'grant-revocation'],
  },
  {
    id: 'revocation.ends-device-tokens',
    profiles: { core: must(oauth('6 Refreshing an Access Token, 5.2 Error Response')) },
    statement:
      'Once the consent to an application on a device is revoked, the refresh token of the device gives nothing any more.',
    readings: 'As for revocation.ends-refresh-tokens: a device is no other application.',
    part: 'revocation',
    needs: ['device-authorization', 'refresh-token', 'grant-revocation'],
  },
  {
    id: 'revocation.ends-access-tokens',
    profiles: { core: should(tokenIntrospection('2.2 Introspection Response')) },
    statement:
      'Once a consent is revoked, introspection tells that the access tokens issued under it are not active.',
    readings:
      'The text counts a token that the resource owner has revoked as not active. Whether a user who takes back a consent has revoked its access tokens too, no text says, hence SHOULD.',
    part: 'revocation',
    needs: ['authorization-code', 'consent-dialog', 'token-introspection', 'grant-revocation'],
  },
  {
    id: 'revocation.closes-userinfo',
    profiles: {
      core: should(openidConnect('16.18 Lifetimes of Access Tokens and Refresh Tokens')),
    },
    statement:
      'Once a consent is revoked, access tokens issued under it no longer open the userinfo endpoint.',
    readings:
      'Access tokens that carry everything themselves may live until they expire (RFC 7009 section 3); but userinfo is answered by the server that has just been told. Hence SHOULD.',
    part: 'revocation',
    needs: [
      'authorization-code',
      'consent-dialog',
      'openid-scope-consent',
      'userinfo',
      'grant-revocation',
    ],
  },
  {
    id: 'revocation.of-a-refresh-token-follows-the-setting',
    profiles: { auth0: must(auth0RefreshTokenRevocation('Refresh tokens and grants')) },
    statement:
      'Revoking a refresh token revokes the grant it came of where the tenant has set it so, and leaves the grant alone where it has not.',
    readings:
      'The vendor changed the default in 2021 and kept the old one for older tenants, so the default is not judged.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'refresh-token',
      'token-revocation-setting',
    ],
  },
  {
    id: 'revocation.through-the-console',
    profiles: { auth0: must(auth0UserConsent('Revoke consent')) },
    statement:
      'An administrator revokes a consent on the console: users, the user, their authorized applications, Revoke next to the application. That application is then asked about again, at each API and of that user, and no other.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'management-console'],
  },
  {
    profile: 'core',
    source: openidConnect('16.18 Lifetimes of Access Tokens and Refresh Tokens'),
    statement: 'Users can see what they have granted, and take it back themselves.',
    excluded:
      'The text does not say where, and every product has a page of its own for it; a definition says how a consent is taken back, by such a page or by an API, and what follows is judged.',
  },
  {
    profile: 'core',
    source: grantManagement('5.2 Authorization Request, 6.5 Revoke Grant'),
    statement:
      'A client replaces or merges a grant by its id, and deletes it; refresh tokens of before end with that.',
    excluded:
      'It is a draft that no server the suite was tried on offers, so that a row about it could not be seen to pass; that what is revoked ends is judged of every way to revoke.',
  },
] satisfies readonly CatalogueEntry[]
