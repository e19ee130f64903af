import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { openidConnect } from '../../sources/standards.ts'

const source = auth0UserConsent('Password-based flows')

export default [
  {
    id: 'password-grant.involves-no-dialog',
    profiles: { auth0: must(source) },
    statement:
      'An application that has the password of the user gets its token for it without any dialog, although it would be asked about in a browser.',
    needs: ['password-grant', 'consent-dialog', 'custom-scopes'],
  },
  {
    id: 'password-grant.is-no-consent',
    profiles: {
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'A token that was got for a password is no consent: where the application sends the same user to the dialog later, they are asked.',
    needs: ['authorization-code', 'password-grant', 'consent-dialog', 'custom-scopes'],
  },
  {
    profile: 'auth0',
    source,
    statement:
      "Handing the password to an application is equivalent to granting it full access to the user's account.",
    excluded:
      'The reason given for the rule, not a behaviour: the server cannot know what the application does with the password.',
  },
] satisfies readonly CatalogueEntry[]
