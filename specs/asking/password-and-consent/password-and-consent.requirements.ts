import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oktaErrors, oktaScopes } from '../../sources/okta.ts'

const error = oktaErrors('consent_required: consent_required_ropf')
const needs = ['password-grant', 'consent-method', 'scope-consent-levels'] as const

export default [
  {
    id: 'password-and-consent.refused-to-apps-that-require-consent',
    profiles: { okta: must(error) },
    statement:
      'An application that requires consent is refused a REQUIRED scope in exchange for a password, with the status 400, the code consent_required and the documented description that says what to change; an IMPLICIT scope it is given.',
    needs,
  },
  {
    id: 'password-and-consent.issued-to-trusted-apps',
    profiles: { okta: must(error) },
    statement:
      'A trusted application is given REQUIRED and FLEXIBLE scopes in exchange for a password: what the error tells an application to become works.',
    needs,
  },
  {
    id: 'password-and-consent.flexible-like-required',
    profiles: { okta: must(oktaScopes('consent: FLEXIBLE')) },
    statement:
      'For the password grant a FLEXIBLE scope counts like a REQUIRED one: FLEXIBLE spares services, not users.',
    readings:
      'FLEXIBLE is documented as REQUIRED but for client credentials; the error for the password grant speaks of scopes that require consent without saying which levels those are. A scope that asks for consent and is given without one is the worse mistake, hence MUST.',
    needs,
  },
  {
    profile: 'okta',
    source: error,
    statement:
      'Whether a consent given in a browser before lets the password grant through for an application that requires consent.',
    excluded: 'The documents do not say, either way.',
  },
] satisfies readonly CatalogueEntry[]
