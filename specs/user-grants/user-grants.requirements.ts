import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { oktaEvents, oktaReleaseNotes, oktaUserGrants } from '../okta-sources.ts'
import { oktaScopeConsent } from '../sources.ts'

const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'scope-consent-levels',
] as const
const listing = [...needs, 'grant-listing'] as const
const revoking = [...listing, 'grant-revocation', 'grant-revocation-by-scope'] as const
const validity = oktaScopeConsent('Revoke consent: how long a consent is valid')

const key =
  'The guide says that a user has to grant consent once for a scope per authorization server, and names no application. A grant carries the id of the client, the API lists and revokes grants by client, and the guide\'s own troubleshooting speaks of the combination of application and scopes. Either one consent lets every application through, or each application needs its own. Judged is the second. A server that reads it so declares "consent-per-application".'

export default [
  {
    id: 'user-grants.one-for-each-scope',
    profile: 'okta',
    level: 'MUST',
    source: oktaUserGrants('OAuth2ScopeConsentGrant: scopeId'),
    statement:
      'Consenting in the dialog makes one grant for each scope that asks for consent, and none for the others.',
    needs: listing,
  },
  {
    id: 'user-grants.listed-for-user',
    profile: 'okta',
    level: 'MUST',
    source: oktaUserGrants('List all user grants'),
    statement:
      "The list of a user's grants has those of every application, and none of another user.",
    needs: listing,
  },
  {
    id: 'user-grants.listed-for-client',
    profile: 'okta',
    level: 'MUST',
    source: oktaUserGrants('List all grants for a client'),
    statement: "The list of a user's grants for one client has those of that client alone.",
    needs: listing,
  },
  {
    id: 'user-grants.lists-the-applications',
    profile: 'okta',
    level: 'MUST',
    source: oktaUserGrants('List all clients of a user'),
    statement: 'The list of the clients a user has granted something to names each of them.',
    needs: listing,
  },
  {
    id: 'user-grants.one-is-revoked',
    profile: 'okta',
    level: 'MUST',
    source: oktaUserGrants('Revoke a user grant'),
    statement: 'Revoking one grant takes it off the list and leaves the others on it.',
    needs: revoking,
  },
  {
    id: 'user-grants.those-of-a-client-are-revoked',
    profile: 'okta',
    level: 'MUST',
    source: oktaUserGrants('Revoke all grants for a client'),
    statement: "Revoking a client's grants takes them off the list and leaves those of others.",
    needs: revoking,
  },
  {
    id: 'user-grants.all-are-revoked',
    profile: 'okta',
    level: 'MUST',
    source: oktaUserGrants('Revoke all user grants'),
    statement: "Revoking all grants of a user empties that user's list and no other.",
    needs: revoking,
  },
  {
    id: 'user-grants.revoked-asks-again',
    profile: 'okta',
    level: 'SHOULD',
    source: validity,
    statement:
      'After a grant was revoked the next request for its scope is asked about, or refused under prompt=none; a request for scopes whose grants remain is not.',
    readings:
      'A grant is documented to be valid until it is revoked; that the dialog comes back is inferred from that.',
    needs: [...revoking, 'prompt-none'],
  },
  {
    id: 'user-grants.token-revocation-leaves-them',
    profile: 'okta',
    level: 'MUST',
    source: oktaReleaseNotes(2024, 'OKTA-808977: grants missing after tokens were revoked'),
    statement:
      'Revoking the tokens of an application leaves the grants they were issued under: they stay on the list, and the dialog stays away.',
    needs: [...listing, 'refresh-token', 'token-revocation-keeps-grant'],
  },
  {
    id: 'user-grants.belong-to-one-application',
    profile: 'okta',
    level: 'SHOULD',
    source: oktaScopeConsent('Request user consent: once per scope'),
    statement:
      'A consent given to one application lets no other application through for the same scope.',
    readings: key,
    needs: [...needs, 'consent-per-application'],
  },
  {
    id: 'user-grants.belong-to-one-authorization-server',
    profile: 'okta',
    level: 'MUST',
    source: oktaScopeConsent('Request user consent: once per scope'),
    statement:
      'A consent given for a scope of one authorization server does not count for a scope of the same name at another.',
    needs: [...needs, 'several-apis'],
  },
  {
    id: 'user-grants.end-with-their-scope',
    profile: 'okta',
    level: 'MUST',
    source: oktaEvents('app.oauth2.as.consent.revoke.implicit.scope'),
    statement:
      'A grant ends with its scope: once the scope is deleted the grant is listed no more.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    id: 'user-grants.end-with-their-application',
    profile: 'okta',
    level: 'MUST',
    source: oktaEvents('app.oauth2.as.consent.revoke.implicit.client'),
    statement:
      'A grant ends with its application: once that was switched off the grant is listed no more, and once it is on again the user is asked anew.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    id: 'user-grants.end-with-their-authorization-server',
    profile: 'okta',
    level: 'MUST',
    source: oktaEvents('app.oauth2.as.consent.revoke.implicit.as'),
    statement:
      'A grant ends with its authorization server: once that was switched off the grant is listed no more, and once it is on again the user is asked anew.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    id: 'user-grants.end-with-their-user',
    profile: 'okta',
    level: 'MUST',
    source: oktaEvents('app.oauth2.as.consent.revoke.implicit.user'),
    statement:
      'The grants of a user end when the user is switched off: they are listed no more, even once the user is on again.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    id: 'user-grants.none-where-nobody-was-asked',
    profile: 'okta',
    level: 'SHOULD',
    source: oktaScopeConsent('Request user consent: consent of a scope'),
    statement:
      'Going without the dialog, because the application is trusted or the scope IMPLICIT, makes no grant.',
    readings: 'Inferred: a grant is described as what a user has consented to.',
    needs: [...listing, 'consent-method'],
  },
  {
    id: 'user-grants.trusted-app-that-asks-makes-one',
    profile: 'okta',
    level: 'SHOULD',
    source: oktaUserGrants('OAuth2ScopeConsentGrant'),
    statement:
      'A user who consents to a trusted application that said prompt=consent has made a grant.',
    readings: 'Inferred, as above: the user was asked and has consented.',
    needs: [...listing, 'consent-method', 'prompt-consent', 'prompt-consent-outranks-trust'],
  },
  {
    profile: 'okta',
    source: oktaScopeConsent('Request user consent: once per scope'),
    statement: 'One consent to a scope counts for every application at the authorization server.',
    excluded:
      'The other reading of a contradiction: user-grants.belong-to-one-application judges that a consent is of one application.',
  },
  {
    profile: 'okta',
    source: oktaUserGrants('Revoke a user grant'),
    statement: 'What becomes of tokens that were issued under a grant when the grant is revoked.',
    excluded:
      'No document says so. Consent and tokens are described as separate things, and each has a way of its own to be revoked.',
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
    source: validity,
    statement: 'A grant does not expire.',
    excluded: 'That nothing ever happens cannot be waited for.',
  },
  {
    profile: 'okta',
    source: oktaEvents('app.oauth2.as.consent.grant and .revoke'),
    statement: 'Granting and revoking consent are written to the System Log.',
    excluded: 'The log comes late and in no promised time; no user or application sees it.',
  },
  {
    profile: 'okta',
    source: oktaReleaseNotes(2018, 'OKTA-154738: refresh tokens with deleted scopes'),
    statement: 'A refresh token whose scope was deleted is not redeemed for that scope.',
    excluded: 'It is about scopes that are gone, whether or not anybody consented to them.',
  },
] satisfies readonly CatalogueEntry[]
