import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oktaEvents, oktaScopeConsent, oktaUserGrants } from '../../sources/okta.ts'

const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'scope-consent-levels',
] as const
const listing = [...needs, 'grant-listing'] as const
const revoking = [...listing, 'grant-revocation', 'grant-revocation-by-scope'] as const
const validity = oktaScopeConsent('Revoke consent: how long a consent is valid')

export default [
  {
    id: 'user-grants.one-for-each-scope',
    profiles: { okta: must(oktaUserGrants('OAuth2ScopeConsentGrant: scopeId')) },
    statement:
      'Consenting in the dialog makes one grant for each scope that asks for consent, and none for the others.',
    needs: listing,
  },
  {
    id: 'user-grants.listed-for-user',
    profiles: { okta: must(oktaUserGrants('List all user grants')) },
    statement:
      "The list of a user's grants has those of every application, and none of another user.",
    needs: listing,
  },
  {
    id: 'user-grants.listed-for-client',
    profiles: { okta: must(oktaUserGrants('List all grants for a client')) },
    statement: "The list of a user's grants for one client has those of that client alone.",
    needs: listing,
  },
  {
    id: 'user-grants.lists-the-applications',
    profiles: { okta: must(oktaUserGrants('List all clients of a user')) },
    statement: 'The list of the clients a user has granted something to names each of them.',
    needs: listing,
  },
  {
    id: 'user-grants.one-is-revoked',
    profiles: { okta: must(oktaUserGrants('Revoke a user grant')) },
    statement:
      'Revoking one grant takes it off the list and leaves every other: those for other scopes, of other applications and of other users.',
    needs: revoking,
  },
  {
    id: 'user-grants.those-of-a-client-are-revoked',
    profiles: { okta: must(oktaUserGrants('Revoke all grants for a client')) },
    statement:
      "Revoking the grants a user has given a client takes them off the user's list and leaves those of other clients and of other users.",
    needs: revoking,
  },
  {
    id: 'user-grants.all-are-revoked',
    profiles: { okta: must(oktaUserGrants('Revoke all user grants')) },
    statement: "Revoking all grants of a user empties that user's list and no other.",
    needs: revoking,
  },
  {
    id: 'user-grants.revoked-asks-again',
    profiles: { okta: must(validity) },
    statement:
      'After a grant was revoked, by itself or with others, the next request for its scope is asked about, or refused under prompt=none; a request for scopes whose grants remain is not.',
    readings:
      'A grant is documented to be valid until it is revoked. That the dialog comes back is inferred from that: a grant that counts afterwards has not been revoked, hence MUST.',
    needs: [...revoking, 'prompt-none'],
  },
  {
    id: 'user-grants.none-where-nobody-was-asked',
    profiles: { okta: should(oktaScopeConsent('Request user consent: consent of a scope')) },
    statement:
      'Going without the dialog, because the application is trusted or the scope IMPLICIT, makes no grant.',
    readings: 'Inferred: a grant is described as what a user has consented to.',
    needs: [...listing, 'consent-method'],
  },
  {
    id: 'user-grants.trusted-app-that-asks-makes-one',
    profiles: { okta: should(oktaUserGrants('OAuth2ScopeConsentGrant')) },
    statement:
      'A user who consents to a trusted application that said prompt=consent has made a grant.',
    readings: 'Inferred, as above: the user was asked and has consented.',
    needs: [...listing, 'consent-method', 'prompt-consent', 'prompt-consent-outranks-trust'],
  },
  {
    profile: 'okta',
    source: oktaUserGrants('Retrieve a user grant'),
    statement: 'What a revoked grant looks like when it is read by its id.',
    excluded:
      'A status REVOKED and the answer 404 are both conceivable; the documents do not say which.',
  },
  {
    profile: 'okta',
    source: oktaUserGrants('OAuth2ScopeConsentGrant'),
    statement:
      'A grant tells its status, issuer, client, user, scope and source, and links to each of them.',
    excluded:
      "It is the shape of an administrators' API, on which no consent depends; the driver that lists grants relies on it.",
  },
  {
    profile: 'okta',
    source: oktaUserGrants('List all user grants: limit and after'),
    statement: 'Lists of grants come in pages, linked by the Link header.',
    excluded: "It is the shape of an administrators' API, on which no consent depends.",
  },
  {
    profile: 'okta',
    source: oktaEvents('app.oauth2.as.consent.grant and .revoke'),
    statement: 'Granting and revoking consent are written to the System Log.',
    excluded: 'The log comes late and in no promised time; no user or application sees it.',
  },
] satisfies readonly CatalogueEntry[]
