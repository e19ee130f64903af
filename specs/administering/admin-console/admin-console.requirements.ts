import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oktaErrors, oktaHelp, oktaScopeConsent } from '../../sources/okta.ts'

const needs = [
  'consent-dialog',
  'consent-method',
  'scope-consent-levels',
  'management-console',
] as const

export default [
  {
    id: 'admin-console.leads-to-the-dialog',
    profiles: { okta: must(oktaScopeConsent('Enable consent for scopes: the steps')) },
    statement:
      "Requiring consent on an application's General tab, allowing it the implicit grant with both tokens, and requiring consent for the scope phone in its Edit Scope dialog brings the consent dialog to the next request.",
    readings:
      'The guide does this with the default authorization server; the steps are the same with any, and here it is one that no other scenario uses.',
    needs: [...needs, 'implicit'],
  },
  {
    id: 'admin-console.requiring-consent-blocks-services',
    profiles: { okta: must(oktaScopeConsent('Step 9: Require user consent for this scope')) },
    statement:
      'Selecting "Require user consent for this scope" selects "Block services from requesting this scope" by itself: once saved, services are refused the scope.',
    needs: [...needs, 'client-credentials'],
  },
  {
    id: 'admin-console.services-can-be-let-in',
    profiles: { okta: must(oktaScopeConsent('Step 9: Block services from requesting this scope')) },
    statement:
      'Clearing "Block services from requesting this scope" lets services have the scope, while users are asked for it.',
    needs: [...needs, 'authorization-code', 'client-credentials'],
  },
  {
    id: 'admin-console.requiring-none-trusts-the-application',
    profiles: {
      okta: must(
        oktaErrors('consent_required: uncheck Require consent, or set consent_method to TRUSTED'),
      ),
    },
    statement:
      'Clearing "Require consent" lets the application go without the dialog, and no other.',
    needs: [...needs, 'authorization-code'],
  },
  {
    profile: 'okta',
    source: oktaHelp('API access management: scopes'),
    statement: 'Choosing Optional user consent blocks services by itself as well.',
    excluded:
      "Today's console offers Implicit, Optional and Required; the guide under test describes the single box it had before.",
  },
] satisfies readonly CatalogueEntry[]
