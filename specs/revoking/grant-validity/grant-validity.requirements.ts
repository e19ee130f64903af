import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  oktaErrors,
  oktaEvents,
  oktaReleaseNotes,
  oktaScopeConsent,
  oktaUserGrants,
} from '../../sources/okta.ts'

const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'scope-consent-levels',
] as const
const listing = [...needs, 'grant-listing'] as const
const validity = oktaScopeConsent('Revoke consent: how long a consent is valid')

const key =
  'The guide says that a user has to grant consent once for a scope per authorization server, and names no application. A grant carries the id of the client, the API lists and revokes grants by client, and the guide\'s own troubleshooting speaks of the combination of application and scopes. Either one consent lets every application through, or each application needs its own. Judged is the second. A server that reads it so declares "consent-per-application", and is held to it: hence MUST.'

export default [
  {
    id: 'grant-validity.survives-token-revocation',
    profiles: {
      okta: must(oktaReleaseNotes(2024, 'OKTA-808977: grants missing after tokens were revoked')),
    },
    statement:
      'Revoking the tokens of an application leaves the grants they were issued under: they stay on the list, and the dialog stays away.',
    needs: [...listing, 'refresh-token', 'token-revocation-keeps-grant'],
  },
  {
    id: 'grant-validity.is-of-one-application',
    profiles: { okta: must(oktaScopeConsent('Request user consent: once per scope')) },
    statement:
      'A consent given to one application lets no other application through for the same scope.',
    readings: key,
    needs: [...needs, 'consent-per-application'],
  },
  {
    id: 'grant-validity.is-of-one-authorization-server',
    profiles: { okta: must(oktaScopeConsent('Request user consent: once per scope')) },
    statement:
      'A consent given for a scope of one authorization server does not count for a scope of the same name at another.',
    needs: [...needs, 'several-apis'],
  },
  {
    id: 'grant-validity.ends-with-its-scope',
    profiles: { okta: must(oktaEvents('app.oauth2.as.consent.revoke.implicit.scope')) },
    statement:
      'A grant ends with its scope: once the scope is deleted the grant is listed no more.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    id: 'grant-validity.ends-with-its-application',
    profiles: { okta: must(oktaEvents('app.oauth2.as.consent.revoke.implicit.client')) },
    statement:
      'A grant ends with its application: once that was switched off the grant is listed no more, and once it is on again the user is asked anew.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    id: 'grant-validity.ends-with-its-registration',
    profiles: { okta: must(oktaEvents('app.oauth2.as.consent.revoke.implicit.client')) },
    statement:
      'A grant ends with an application that has registered itself, once that is deleted where it was registered: it is listed no more.',
    needs: [...listing, 'grants-end-with-their-parts', 'dynamic-registration'],
  },
  {
    id: 'grant-validity.ends-with-its-authorization-server',
    profiles: { okta: must(oktaEvents('app.oauth2.as.consent.revoke.implicit.as')) },
    statement:
      'A grant ends with its authorization server: once that was switched off the grant is listed no more, and once it is on again the user is asked anew.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    id: 'grant-validity.ends-with-its-user',
    profiles: { okta: must(oktaEvents('app.oauth2.as.consent.revoke.implicit.user')) },
    statement:
      'The grants of a user end when the user is switched off: they are listed no more, even once the user is on again, and the user is asked anew.',
    needs: [...listing, 'grants-end-with-their-parts'],
  },
  {
    profile: 'okta',
    source: oktaScopeConsent('Request user consent: once per scope'),
    statement: 'One consent to a scope counts for every application at the authorization server.',
    excluded:
      'The other reading of a contradiction: grant-validity.is-of-one-application judges that a consent is of one application.',
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
    source: validity,
    statement: 'A grant does not expire.',
    excluded: 'That nothing ever happens cannot be waited for.',
  },
  {
    profile: 'okta',
    source: oktaReleaseNotes(2018, 'OKTA-154738: refresh tokens with deleted scopes'),
    statement: 'A refresh token whose scope was deleted is not redeemed for that scope.',
    excluded: 'It is about scopes that are gone, whether or not anybody consented to them.',
  },
  {
    profile: 'okta',
    source: oktaErrors('access_denied: refresh_scopes_denied'),
    statement: 'A refresh for a scope that the original request did not get is refused.',
    excluded: 'refresh.stays-within-consent judges it of every server, in the core profile.',
  },
] satisfies readonly CatalogueEntry[]
