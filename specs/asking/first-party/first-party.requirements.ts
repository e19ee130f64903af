import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'

const section = 'Skip consent for first-party applications'

export default [
  {
    id: 'first-party.skips-when-api-allows',
    profiles: { auth0: must(auth0UserConsent(section)) },
    statement:
      'A verifiable first-party application goes without the dialog when, and only when, the API it asks for allows skipping user consent; it then gets exactly the scopes it asked for.',
    needs: ['authorization-code', 'consent-dialog', 'first-party-skip'],
  },
  {
    profile: 'auth0',
    source: auth0UserConsent(section),
    statement:
      "During development an entry in the hosts file, such as myapp.example, gives an application on the developer's machine a name other than localhost, under which it may go without the dialog.",
    excluded:
      'No behaviour of its own: the application is then on a host like any other. Judged by first-party.skips-when-api-allows, in the scenario that moves an application from localhost to a host of its own.',
  },
  {
    profile: 'auth0',
    source: auth0UserConsent(section),
    statement:
      'After such a move the callback has to be changed in the Allowed Callback URLs and in the application itself.',
    excluded:
      'A task of the developer, not a behaviour of the server; the suite does both when it moves an application.',
  },
  {
    profile: 'auth0',
    source: auth0UserConsent(section),
    statement:
      "A first-party application that asks for nothing but the user's own information is not asked about.",
    excluded:
      'Inferred: the document speaks of APIs that allow skipping and leaves requests without an audience open. Where a server goes without the dialog there, the rule is that of first-party.skips-when-api-allows.',
  },
] satisfies readonly CatalogueEntry[]
