import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { openidConnect } from '../../sources/standards.ts'

const source = auth0UserConsent('User Consent and Third-Party Applications (introduction)')
const needs = ['authorization-code', 'consent-dialog', 'consent-remembered'] as const
const readings =
  'The document defines the grant as the combination of user, application, API and scopes. That a request outside of the combination is asked about again, and one inside of it is not, follows from that and is not said in as many words, hence no MUST.'

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
    profiles: { auth0: should(source) },
    statement: 'Declining a request makes no grant.',
    readings:
      'The document says that allowing makes a grant; that declining makes none is inferred, hence SHOULD.',
    needs: [...needs, 'grant-listing'],
  },
  {
    id: 'grants.no-dialog-while-covered',
    profiles: { auth0: must(source) },
    statement:
      'Once a user has consented, the same request shows no dialog at later logins, in the same browser and in another, until the consent is revoked.',
    needs: [...needs, 'prompt-consent'],
  },
  {
    id: 'grants.cover-only-the-api',
    profiles: {
      auth0: should(source),
      core: should(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A request of the same application for another API shows the dialog, even for a scope of the same name.',
    readings,
    needs: [...needs, 'custom-scopes', 'several-apis'],
  },
] satisfies readonly CatalogueEntry[]
