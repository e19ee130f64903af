import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

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
    profile: 'auth0',
    source,
    statement:
      "Handing the password to an application is equivalent to granting it full access to the user's account.",
    excluded:
      'The reason given for the rule, not a behaviour: the server cannot know what the application does with the password.',
  },
] satisfies readonly CatalogueEntry[]
