import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { oktaScopeConsent } from '../../sources/okta.ts'
import { openidConnect } from '../../sources/standards.ts'

const source = auth0UserConsent('User Consent and Third-Party Applications (introduction)')
const needs = ['authorization-code', 'consent-dialog', 'consent-remembered'] as const
const validity = oktaScopeConsent('Revoke consent: how long a consent is valid')
const decision = openidConnect(
  '3.1.2.4 Authorization Server Obtains End-User Consent/Authorization',
)
const lasting =
  'Auth0 lets a consent last until it is revoked explicitly; Okta, until it is revoked, or its user, application, authorization server or scope is switched off or deleted. Whatever else happens later ends none.'
const readings =
  'The document defines the grant as the combination of user, application, API and scopes. That a request outside of the combination is asked about again, and one inside of it is not, follows from that. A server that declares to keep APIs apart is held to it.'

export default [
  {
    id: 'grants.recorded-on-consent',
    profiles: { auth0: must(source) },
    statement:
      'Allowing a request makes a grant of the user for exactly this combination of application, API and requested scopes, which the management API lists.',
    needs: [...needs, 'prompt-consent', 'custom-scopes', 'several-apis', 'grant-listing'],
  },
  {
    id: 'grants.not-recorded-on-denial',
    profiles: { auth0: must(source) },
    statement: 'Declining a request makes no grant.',
    readings:
      'The document says that allowing makes a grant; that declining makes none follows: a record of a consent that was refused is a false one, hence MUST.',
    needs: [...needs, 'grant-listing'],
  },
  {
    id: 'grants.no-dialog-while-covered',
    profiles: { auth0: must(source) },
    statement:
      'Once a user has consented, the same request shows no dialog at later logins, and gets the same, in the same browser and in another, until the consent is revoked.',
    needs: [...needs, 'prompt-consent'],
  },
  {
    id: 'grants.cover-only-the-api',
    profiles: {
      auth0: must(source),
      core: must(decision),
    },
    statement:
      'A request of the same application for another API shows the dialog, even for a scope of the same name, and what was granted at one API widens no consent at another.',
    readings,
    needs: [...needs, 'custom-scopes', 'several-apis'],
  },
  {
    id: 'grants.hold-user-information-for-one-api',
    profiles: { auth0: must(source) },
    statement:
      'What of the user was granted to an application for one API is asked about when it comes for another, be it profile, email or offline_access.',
    readings,
    needs: [...needs, 'several-apis', 'openid-scope-consent', 'refresh-token'],
  },
  {
    id: 'grants.outlast-later-requests',
    profiles: { auth0: must(source), okta: must(validity), core: should(decision) },
    statement:
      'What a user has granted an application stays granted while its tokens are refreshed, while the user signs in anew, grants it more, and answers other applications, and whatever other users answer it.',
    readings: `${lasting} No other text says how long a consent lasts; a server that remembers consents and forgets one over something that did not concern it asks more than it has to, hence SHOULD there.`,
    part: 'remembering',
    needs: [...needs, 'prompt-consent', 'prompt-login', 'refresh-token', 'custom-scopes'],
  },
  {
    id: 'grants.outlast-other-answers',
    profiles: { auth0: must(source), okta: must(validity) },
    statement:
      'What a user has granted an application stays granted when they grant it something else, decline more, or decline the same again.',
    readings: `${lasting} A user who declines what a later request asks has not taken back what an earlier one got. Whether consents add up, and what a refusal does to an earlier one, no other text says.`,
    part: 'remembering',
    needs: [...needs, 'prompt-consent', 'refresh-token', 'custom-scopes'],
  },
  {
    id: 'grants.outlast-another-api',
    profiles: { auth0: must(source), okta: must(validity) },
    statement:
      'What a user has granted an application at one API stays granted when they grant it something at another.',
    readings: lasting,
    part: 'remembering',
    needs: [...needs, 'custom-scopes', 'several-apis'],
  },
  {
    id: 'grants.outlast-signing-out',
    profiles: { auth0: must(source), okta: must(validity) },
    statement: 'What a user has granted stays granted when they sign out, and in again.',
    readings: lasting,
    part: 'remembering',
    needs: [...needs, 'rp-initiated-logout'],
  },
  {
    id: 'grants.outlast-changes',
    profiles: { auth0: must(source), okta: must(validity) },
    statement:
      'What a user has granted stays granted when the user gets another password, when the application gets another name, and when the API gets further scopes.',
    readings: lasting,
    part: 'remembering',
    needs: [...needs, 'custom-scopes'],
  },
] satisfies readonly CatalogueEntry[]
