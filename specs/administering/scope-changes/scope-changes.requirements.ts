import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  oktaEvents,
  oktaScopeConsent,
  oktaScopes,
  oktaTerraformProvider,
  oktaUserGrants,
} from '../../sources/okta.ts'

const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'scope-consent-levels',
] as const

export default [
  {
    id: 'scope-changes.requiring-consent-asks-next-time',
    profiles: { okta: must(oktaScopeConsent('Update Scope consent')) },
    statement:
      'Once the consent of a scope is changed from IMPLICIT to REQUIRED, the next request asks users who had the scope without being asked.',
    readings:
      'The guide makes this change to bring the dialog. That it counts for those who had the scope before follows: they have granted nothing.',
    needs,
  },
  {
    id: 'scope-changes.dialog-covers-what-it-showed',
    profiles: { okta: should(oktaScopeConsent('Update Scope consent')) },
    statement:
      'A scope that came to require consent while a dialog was open, and that the dialog did not show, is not issued for its answer.',
    readings:
      'No document speaks of a change in between. Nobody has agreed to what the dialog did not show; a server that decides when the request comes in may still issue it, hence SHOULD.',
    needs,
  },
  {
    id: 'scope-changes.requiring-none-asks-nobody',
    profiles: { okta: must(oktaScopeConsent('Update Scope consent')) },
    statement:
      'Once the consent of a scope is changed from REQUIRED to IMPLICIT, the next request goes without the dialog.',
    readings: 'Inferred from what IMPLICIT means.',
    needs,
  },
  {
    id: 'scope-changes.recreated-scope-asks-again',
    profiles: { okta: must(oktaEvents('app.oauth2.as.consent.revoke.implicit.scope')) },
    statement:
      'A scope that was deleted and made anew under its old name is asked about again, although its predecessor was granted.',
    readings:
      'A grant is documented to end with its scope, and the new scope has another id; that the dialog comes back is inferred from that. MUST for a server that declares "grants-end-with-their-parts".',
    needs: [...needs, 'grants-end-with-their-parts'],
  },
  {
    id: 'scope-changes.name-of-another-asks',
    profiles: { okta: must(oktaUserGrants('OAuth2ScopeConsentGrant: scopeId')) },
    statement:
      'A scope that is made under a name which another bore before it was renamed is asked about, although the other was granted under that name.',
    readings:
      'A grant is of a scope by its id. Whether the renamed scope stays granted is not judged.',
    needs: [...needs, 'grants-end-with-their-parts'],
  },
  {
    id: 'scope-changes.unsaid-consent-is-kept',
    profiles: { okta: must(oktaScopes('Replace a scope: example')) },
    statement:
      'Replacing a scope without saying how it asks for consent leaves that as it was: a REQUIRED scope goes on asking.',
    readings:
      'The former reference calls consent required for an update; the present one requires only the name, and its example leaves consent out and shows it unchanged in the answer. Either such a request is refused, or consent falls back to IMPLICIT as in any replacement, or it stays. Judged is the last. A server that reads it so declares "unsaid-consent-kept".',
    needs: [...needs, 'unsaid-consent-kept'],
  },
  {
    profile: 'okta',
    source: oktaScopes('Replace a scope: required properties, former reference'),
    statement: 'A scope is replaced only by a body that says consent and metadataPublish.',
    excluded:
      'The other reading of a contradiction: scope-changes.unsaid-consent-is-kept judges the present reference and its example.',
  },
  {
    profile: 'okta',
    source: oktaTerraformProvider('122, 188: PUT of an application without consent_method'),
    statement: 'An application is replaced only by a body that says consent_method.',
    excluded:
      'Users saw it in 2020; the reference gives the property a default and does not require it.',
  },
  {
    profile: 'okta',
    source: oktaScopeConsent('Update the App; Update Scope consent: the example bodies'),
    statement: 'The bodies of the two example requests are accepted as they stand.',
    excluded:
      "They hold placeholders and the ids of another org. The reference server's own tests send them as they stand; every scenario sends their like.",
  },
] satisfies readonly CatalogueEntry[]
