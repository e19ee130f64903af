import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0ClientCredentials } from '../../sources/auth0.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'
import { oktaErrors, oktaReleaseNotes, oktaScopeConsent, oktaScopes } from '../../sources/okta.ts'

const needs = ['client-credentials', 'scope-consent-levels'] as const

export default [
  {
    id: 'client-credentials.is-no-consent',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
      security: must(oauth('10.12 Cross-Site Request Forgery')),
    },
    statement:
      'What an application may do at an API for itself is no consent: where it sends a user to the dialog, for the same API and scopes, they are asked.',
    readings:
      'RFC 6749 section 4.4 arranges such access with the server, not with users. Whether the application is given a token for itself does not matter here.',
    needs: ['authorization-code', 'client-credentials', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'client-credentials.blocked-for-consent-scopes',
    profiles: { okta: must(oktaScopeConsent('Step 9: Block services from requesting this scope')) },
    statement:
      'A client that acts for itself is refused a scope that requires user consent, with the error consent_required that names the scope; a FLEXIBLE or IMPLICIT scope it is given.',
    needs,
  },
  {
    id: 'client-credentials.mixture-refused',
    profiles: { okta: must(oktaScopes('consent: REQUIRED, FLEXIBLE, IMPLICIT')) },
    statement:
      'A client that acts for itself and asks for a REQUIRED scope beside FLEXIBLE and IMPLICIT ones gets none of them; FLEXIBLE and IMPLICIT ones together it is given.',
    needs,
  },
  {
    id: 'client-credentials.refusal-in-documented-words',
    profiles: { okta: must(oktaErrors('consent_required: consent_required_client_credentials')) },
    statement:
      'The refusal has the status 400, the code consent_required and the documented description, which lists the scopes that stand in the way and no others.',
    needs,
  },
  {
    id: 'client-credentials.trusted-app-blocked-too',
    profiles: { okta: must(oktaErrors('consent_required: consent_required_client_credentials')) },
    statement:
      'An application whose consent_method is TRUSTED is refused a REQUIRED scope for itself like any other.',
    readings:
      'That trust makes no exception is inferred: the description for the password grant offers setting consent_method to TRUSTED as the way out, the one for client credentials does not. The guide says that blocking is strict, and names no exception, hence MUST.',
    needs: [...needs, 'consent-method'],
  },
  {
    profile: 'okta',
    source: oktaReleaseNotes(2021, 'OKTA-392294: FLEXIBLE consent'),
    statement:
      'One set of scopes serves users and services: a FLEXIBLE scope is given to a service without a consent prompt.',
    excluded:
      'client-credentials.blocked-for-consent-scopes judges it: a FLEXIBLE scope is issued there.',
  },
  {
    profile: 'okta',
    source: oktaErrors('invalid_scope: openid_not_allowed_client_creds'),
    statement: 'A client that acts for itself cannot ask for openid.',
    excluded: 'It is refused for its name, not for a missing consent.',
  },
  {
    profile: 'okta',
    source: oktaErrors('consent_required: consent_required_token_exchange'),
    statement:
      'A token exchange for a scope that requires consent is refused to an application that requires consent.',
    excluded:
      'Token exchange between authorization servers needs trusted servers set up by hand; the reference server has none.',
  },
  {
    id: 'client-credentials.limited-by-client-grant',
    profiles: { auth0: must(auth0ClientCredentials('How it works')) },
    statement:
      'Where no user is there to consent, a client gets of an API only what an administrator has granted it: nothing without a client grant, and no scope beside those of the grant.',
    readings:
      'That a client must be authorized for the API is documented; how a request without a grant is refused is known from use only, so any refusal will do. A server that declares "client-grants" is held to it, hence MUST.',
    needs: ['client-credentials', 'custom-scopes', 'client-grants'],
  },
] satisfies readonly CatalogueEntry[]
