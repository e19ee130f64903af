import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0ClientCredentials, oktaScopeConsent } from '../sources.ts'

export default [
  {
    id: 'client-credentials.blocked-for-consent-scopes',
    profile: 'okta',
    level: 'MUST',
    source: oktaScopeConsent('Step 9: Block services from requesting this scope'),
    statement:
      'A client that acts for itself is refused a scope that requires user consent, with the error consent_required that names the scope; a FLEXIBLE or IMPLICIT scope it is given.',
    needs: ['client-credentials', 'scope-consent-levels'],
  },
  {
    id: 'client-credentials.limited-by-client-grant',
    profile: 'auth0',
    level: 'SHOULD',
    source: auth0ClientCredentials('How it works'),
    statement:
      'Where no user is there to consent, a client gets of an API only what an administrator has granted it: nothing without a client grant, and no scope beside those of the grant.',
    readings:
      'That a client must be authorized for the API is documented; how a request without a grant is refused is known from use only, hence SHOULD.',
    needs: ['client-credentials', 'custom-scopes', 'client-grants'],
  },
] satisfies readonly CatalogueEntry[]
