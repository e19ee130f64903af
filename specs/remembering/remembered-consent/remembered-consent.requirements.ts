import { may, must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { nativeApps, openidConnect } from '../../sources/standards.ts'

const decision = openidConnect(
  '3.1.2.4 Authorization Server Obtains End-User Consent/Authorization',
)

const grant = auth0UserConsent('User Consent and Third-Party Applications (introduction)')
const readings =
  'Auth0 defines the grant as the combination of user, application, API and scopes. That a request outside of the combination is asked about again, follows from that; that one inside of it is not is an inference, hence no MUST there.'

export default [
  {
    id: 'remembered-consent.covers-the-same-request',
    profiles: { core: should(decision) },
    statement:
      'A request the user has consented to before, by the same application for the same scopes, is not asked about again by a server that says it remembers.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered'],
  },
  {
    id: 'remembered-consent.covers-less',
    profiles: { core: may(decision), auth0: may(grant) },
    readings,
    statement: 'A request for fewer scopes than were consented to is not asked about again.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'custom-scopes'],
  },
  {
    id: 'remembered-consent.does-not-cover-more',
    profiles: { core: must(decision), auth0: must(grant) },
    readings,
    statement:
      'A scope the user has not consented to is asked about, or left out, although other scopes were consented to before.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'custom-scopes'],
  },
  {
    id: 'remembered-consent.is-the-users-own',
    profiles: { core: must(decision), auth0: must(grant) },
    readings,
    statement: "One user's consent lets no application at another user's account.",
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered'],
  },
  {
    id: 'remembered-consent.is-the-applications-own',
    profiles: { core: must(decision), auth0: must(grant) },
    readings,
    statement: 'A consent given to one application lets no other application through.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered'],
  },
  {
    id: 'remembered-consent.not-for-unproven-clients',
    profiles: { core: should(nativeApps('8.6 Client Impersonation')) },
    statement:
      'A public client on a loopback address, which any program on the device can pretend to be, is asked about on every request, even where it was consented to before.',
    readings:
      'RFC 8252 says SHOULD NOT process automatically unless the identity of the client can be assured; RFC 6749 section 10.2 says the same of unauthenticated clients.',
    part: 'remembering',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'public-loopback-clients',
    ],
  },
] satisfies readonly CatalogueEntry[]
