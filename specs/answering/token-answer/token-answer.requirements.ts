import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { oktaScopeConsent } from '../../sources/okta.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

export default [
  {
    id: 'token-answer.tells-the-scope',
    profiles: { core: must(oauth('5.1 Successful Response, 3.3 Access Token Scope')) },
    statement:
      'An answer with a token tells its scope wherever that is not the one that was asked for; silence means that all of it was granted, and no more.',
    readings:
      'What the token holds is read in the token, where it can be read, and in what introspection says. The scopes of OpenID Connect are not compared: a token for an API need not repeat them. Looked at in every scenario.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'token-answer.identifies-the-user',
    profiles: {
      core: must(openidConnect('3.1.3.3 Successful Token Response, 3.1.3.7 ID Token Validation')),
      okta: must(oktaScopeConsent('Step 5: the Authorization Code flow')),
      auth0: must(auth0UserConsent('User Consent and Third-Party Applications (introduction)')),
    },
    statement:
      'A request for openid that the user agrees to gets a sound ID token with its access token: of this issuer, for this application, with the nonce of this request.',
    readings:
      "Looked at in every scenario, like the state. Okta's guide lets a code be exchanged for an ID token; Auth0's document says that the application receives the response it always receives.",
    needs: ['authorization-code', 'consent-dialog'],
  },
] satisfies readonly CatalogueEntry[]
