import { may, must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentPractices } from '../../sources/agents.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { nativeApps, oauth, openidConnect, richAuthorization } from '../../sources/standards.ts'

const decision = openidConnect(
  '3.1.2.4 Authorization Server Obtains End-User Consent/Authorization',
)

const grant = auth0UserConsent('User Consent and Third-Party Applications (introduction)')
const readings =
  'Auth0 defines the grant as the combination of user, application, API and scopes. That a request outside of the combination is asked about again, follows from that; that one inside of it is not is an inference, hence no MUST there.'

export default [
  {
    id: 'remembered-consent.still-answers',
    profiles: { core: must(oauth('4.1.2 Authorization Response')) },
    statement:
      'An application that was consented to can be used again: the same request, in this browser or another, leads to the dialog or to what was requested, and never to an error.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog'],
  },
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
    profiles: {
      core: must(decision),
      auth0: must(grant),
      security: must(decision),
      mcp: must(decision),
    },
    readings,
    statement:
      'A scope the user has not consented to is asked about, or left out, although other scopes were consented to before.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'custom-scopes'],
  },
  {
    id: 'remembered-consent.does-not-cover-user-information',
    profiles: { core: must(decision) },
    readings:
      'A consent may have been given by an administrator for everybody; a server where it is does not declare openid-scope-consent.',
    statement:
      'A consent that did not include profile or email tells the application neither: the user is asked, or the scope is left out.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'openid-scope-consent'],
  },
  {
    id: 'remembered-consent.order-is-nothing',
    profiles: { core: should(oauth('3.3 Access Token Scope')) },
    readings:
      'Section 3.3 says that the order of scopes does not matter. That a request in another order is the same request, and covered like it, follows from that.',
    statement: 'A request with the scopes in another order is not asked about again.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'custom-scopes'],
  },
  {
    id: 'remembered-consent.names-are-exact',
    profiles: { core: must(oauth('3.3 Access Token Scope')) },
    statement:
      'A consent to one scope covers no other whose name is part of its name, has it for a part, or differs from it in the case of a letter or in a sign.',
    readings:
      'Section 3.3: scopes are case-sensitive strings, separated by spaces, that the server defines. That the name of one scope stands in that of another makes neither of them more than it is.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'custom-scopes'],
  },
  {
    id: 'remembered-consent.is-not-the-browsers',
    profiles: { core: must(decision) },
    statement:
      "Another person who signs in with the same browser is asked, although the browser's last user has consented.",
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-login'],
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
    profiles: {
      core: must(decision),
      auth0: must(grant),
      security: must(decision),
      mcp: must(agentPractices('Confused Deputy Problem, Consent Cookie Security')),
    },
    readings: `${readings} Would have caught CVE-2025-13475 (WSO2), which kept consents by name.`,
    statement: 'A consent given to one application lets no other application through.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered'],
  },
  {
    id: 'remembered-consent.not-for-unproven-clients',
    profiles: {
      core: should(nativeApps('8.6 Client Impersonation')),
      security: should(nativeApps('8.6 Client Impersonation')),
      mcp: should(nativeApps('8.6 Client Impersonation')),
    },
    statement:
      'A public client on a loopback address or with a scheme of its own, which any program on the device can pretend to be, is asked about on every request, even where it was consented to before.',
    readings:
      'RFC 8252 says SHOULD NOT process automatically unless the identity of the client can be assured; RFC 6749 section 10.2 says the same of unauthenticated clients. Section 8.6 names addresses that are claimed by https as an assurance, and neither of these two. Would have caught CVE-2023-34246 (Doorkeeper), gitlab#419497 and gitea#25061.',
    part: 'remembering',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'public-loopback-clients',
    ],
  },
  {
    profile: 'core',
    source: richAuthorization('3 Authorization Request, 6 Token Request, 7 Token Response'),
    statement:
      'Authorization details are shown with the scopes, told as granted, kept to by later tokens, and cover no other details.',
    excluded:
      'What a detail means is up to its type, and no two servers have a type in common: neither a request that a server takes nor what its dialog has to say of it can be written down for all. Scopes of which the same is judged are what they have in common.',
  },
] satisfies readonly CatalogueEntry[]
