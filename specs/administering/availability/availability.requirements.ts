import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  oktaErrors,
  oktaOauth,
  oktaScopeConsent,
  oktaSupport,
  oktaUserGrants,
} from '../../sources/okta.ts'

export default [
  {
    id: 'availability.custom-servers-only',
    profiles: { okta: must(oktaScopeConsent('Note: custom authorization servers')) },
    statement:
      'Consent works at custom authorization servers only: at the org authorization server an application that requires consent goes without the dialog.',
    needs: ['authorization-code', 'consent-dialog', 'consent-method', 'consent-free-server'],
  },
  {
    id: 'availability.says-when-the-feature-is-off',
    profiles: {
      okta: must(
        oktaSupport('E0000015: custom authorization servers without API Access Management'),
      ),
    },
    statement:
      'An org without the feature that consent belongs to answers the management of authorization servers with 401 and the code E0000015.',
    needs: ['consent-feature-off'],
  },
  {
    profile: 'okta',
    source: oktaErrors(
      'invalid_scope: illegal_custom_scope; consent_required: no_org_scopes_granted',
    ),
    statement:
      'The org authorization server refuses custom scopes, and Okta scopes nobody granted.',
    excluded: 'It is about scopes that exist or not, and about grants an administrator makes.',
  },
  {
    profile: 'okta',
    source: oktaUserGrants('Grants of an application: app.oauth2.admin.consent.grant'),
    statement: "An administrator grants an application scopes of Okta's own APIs.",
    excluded:
      'It is a consent of the administrator for the org authorization server, not of a user.',
  },
  {
    profile: 'okta',
    source: oktaScopeConsent('Note: the User Consent section'),
    statement:
      "An org without the features has no User Consent section on an application's General tab.",
    excluded:
      'The way to have the features is to ask the vendor; no server under test is without them but for the reference server, whose own tests look at its console.',
  },
  {
    profile: 'okta',
    source: oktaOauth('Dynamic client registration at the org authorization server'),
    statement: 'Applications register themselves at the org only, not at a custom server.',
    excluded: 'Where the registration endpoint is decides nothing about consent.',
  },
] satisfies readonly CatalogueEntry[]
