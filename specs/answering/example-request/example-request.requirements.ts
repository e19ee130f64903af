import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

const source = auth0UserConsent('User Consent and Third-Party Applications (introduction)')
const needs = ['implicit', 'consent-dialog', 'third-party-clients', 'custom-scopes'] as const

export default [
  {
    id: 'example-request.shows-the-dialog',
    profiles: { auth0: must(source) },
    statement:
      "The document's own request (response_type=token id_token, scope openid profile email read:posts write:posts, an audience and a nonce) of a third-party application shows the dialog, which names the application and says: Posts: read and write your posts.",
    needs: [...needs, 'scope-grouping'],
  },
  {
    id: 'example-request.answers-with-tokens',
    profiles: { auth0: must(source) },
    statement:
      "Allowing the document's own request answers it with an access token and an ID token in the fragment of the callback, for every scope it named.",
    needs,
  },
] satisfies readonly CatalogueEntry[]
