import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0Blocking } from '../../sources/auth0.ts'
import { oktaApps, oktaUserLifecycle } from '../../sources/okta.ts'

const needs = ['authorization-code', 'consent-dialog', 'refresh-token', 'prompt-none'] as const

export default [
  {
    id: 'switched-off.user-gets-no-application-anything',
    profiles: {
      auth0: must(auth0Blocking('Block and Unblock Users (introduction)')),
      okta: must(oktaUserLifecycle('Deactivate a user')),
    },
    statement:
      'A user who was switched off opens nothing to an application any more: no silent request of the browser in which they were signed in gets a code, and no refresh token gives anything, be the application trusted or not.',
    readings:
      'Both vendors say that such a user has no access to applications, and do not speak of refresh tokens; what was issued for somebody who may use no application is no access of theirs.',
    needs,
  },
  {
    id: 'switched-off.application-gets-nothing',
    profiles: { okta: must(oktaApps('Deactivate an application')) },
    statement:
      'An application that was switched off gets nothing: its users are not asked about it, no silent request of it gets a code, and none of its refresh tokens gives anything.',
    needs: [...needs, 'grants-end-with-their-parts'],
  },
] satisfies readonly CatalogueEntry[]
