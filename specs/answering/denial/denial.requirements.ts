import { may, must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0UserConsent } from '../../sources/auth0.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

const section = '4.1.2.1 Error Response'

export default [
  {
    id: 'denial.answers-access-denied',
    profiles: { core: must(oauth(section)) },
    statement:
      'When the user refuses, the application is told so at its callback with the error access_denied.',
    part: 'denial',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'denial.returns-state',
    profiles: {
      core: must(oauth(section)),
      auth0: must(auth0UserConsent('Handle rejected permissions')),
    },
    statement: 'The refusal carries the state of the request, unchanged.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'denial.grants-nothing',
    profiles: { core: must(oauth('4.1 Authorization Code Grant')) },
    statement:
      'A refusal is no consent: nothing is issued with it, and the next request of the application is not let through on the strength of it.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'denial.is-not-for-ever',
    profiles: {
      core: may(
        openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization'),
      ),
    },
    statement:
      'Who has refused an application can agree to it later: it asks again, and gets what it asked for then.',
    readings:
      'No text says whether a refusal may be kept; one that is kept leaves the user no way to change their mind, hence MAY.',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'denial.carries-nothing-else',
    profiles: { core: should(openidConnect('3.1.2.6 Authentication Error Response')) },
    statement:
      'A refusal carries its error, what explains it, the state and the issuer, and no other parameters.',
    readings: 'What other specifications add to every answer (session_state, response) passes.',
    part: 'denial',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'denial.text-in-allowed-characters',
    profiles: { core: must(oauth(section)) },
    statement:
      'What a refusal says keeps to the characters that are allowed there, whatever the application is called and whichever language the user is addressed in.',
    readings:
      'Allowed in error and error_description are the printable characters of ASCII without the quotation mark and the backslash.',
    part: 'denial',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'denial.redirects-with-access-denied',
    profiles: { auth0: must(auth0UserConsent('Handle rejected permissions')) },
    statement:
      'A user who declines is redirected to the redirect_uri of the request, and to no other callback of the application, with the error access_denied.',
    readings:
      'The example answers with the status 302. Any redirect does the same to a browser, so the status is judged apart, by `denial.redirects-with-302`.',
    part: 'denial',
    needs: ['authorization-code', 'consent-dialog'],
  },
  {
    id: 'denial.redirects-with-302',
    profiles: { auth0: should(auth0UserConsent('Handle rejected permissions')) },
    statement: 'The answer that sends a user who declines to the callback has the status 302.',
    readings:
      'The document shows it in an example and says nothing about it; a browser follows other redirects just as well, hence SHOULD. Between the dialog and the callback the server may redirect as it likes.',
    part: 'denial',
    needs: ['authorization-code', 'consent-dialog'],
  },
] satisfies readonly CatalogueEntry[]
