import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { oktaScopeConsent } from '../../sources/okta.ts'
import { openidConnect } from '../../sources/standards.ts'

const needs = ['authorization-code', 'consent-dialog', 'third-party-clients'] as const

export default [
  {
    id: 'application-changes.distrusting-asks',
    profiles: {
      okta: must(oktaScopeConsent('Update the App: consent_method from TRUSTED to REQUIRED')),
      auth0: must(auth0UserConsent('Skip consent for first-party applications')),
    },
    statement:
      'An application that was trusted is asked about from the moment an administrator changes that: at the next request, in the same browser and in another.',
    readings:
      "Okta's guide makes this change by a PUT of the application. Auth0's document does not speak of changing an application; that a third-party one never skips holds for one that was first-party before, too.",
    needs,
  },
  {
    id: 'application-changes.trusting-skips',
    profiles: {
      okta: must(oktaScopeConsent('Update the App: consent_method')),
      auth0: must(auth0UserConsent('Skip consent for first-party applications')),
    },
    statement:
      'An application that was asked about is trusted from the moment an administrator changes that, and gets what it asks for.',
    readings:
      'Neither document shows a change in this direction. It follows from what the setting means.',
    needs,
  },
  {
    id: 'application-changes.other-changes-skip-nothing',
    profiles: {
      okta: must(oktaScopeConsent('Update the App: consent_method')),
      auth0: must(auth0UserConsent('Skip consent for first-party applications')),
      core: must(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'An application that users are asked about stays one when something else about it is changed: its name, or the scopes of its API.',
    readings:
      'Nobody has decided that the application is trusted. Judged by a user who meets it for the first time after the change, as one has before it.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'application-changes.other-changes-leave-trust',
    profiles: {
      okta: must(oktaScopeConsent('Update the App: consent_method')),
      auth0: must(auth0UserConsent('Skip consent for first-party applications')),
    },
    statement:
      'An application that goes without the dialog goes on doing so when something else about it is changed: its name, or the scopes of its API.',
    readings: 'Neither the setting of the application nor that of the API has been changed.',
    needs,
  },
] satisfies readonly CatalogueEntry[]
