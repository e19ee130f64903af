import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0Logout, auth0SilentAuthentication } from '../../sources/auth0.ts'
import { openidConnect, signingOut } from '../../sources/standards.ts'

const request = openidConnect('3.1.2.1 Authentication Request')
const error = openidConnect('3.1.2.6 Authentication Error Response')
const silentErrors = 'Error responses'

export default [
  {
    id: 'prompt-none.shows-no-dialog',
    profiles: { core: must(request) },
    statement:
      "A request with prompt=none that lacks the user's consent is answered at the callback with an error, not with a page.",
    needs: ['authorization-code', 'consent-dialog', 'prompt-none'],
  },
  {
    id: 'prompt-none.answers-consent-required',
    profiles: { core: should(error) },
    statement:
      'The error for a missing consent under prompt=none tells the application what to do next: consent_required, or interaction_required.',
    readings:
      'The text names login_required and interaction_required as typical and lets others be used; it defines consent_required for just this case. So both pass, and others are allowed, hence SHOULD.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-none'],
  },
  {
    id: 'prompt-none.answers-login-required',
    profiles: { core: must(request) },
    statement:
      'A request with prompt=none from a user who is not signed in is answered at the callback with an error, not with the login page.',
    needs: ['authorization-code', 'prompt-none'],
  },
  {
    id: 'prompt-none.passes-with-consent',
    profiles: {
      core: should(request),
      auth0: must(auth0SilentAuthentication('Successful authentication responses')),
    },
    statement:
      'A request with prompt=none from a user who is signed in and has consented to it succeeds without a page.',
    readings:
      'The text lets a server refuse a request without id_token_hint, and says that it should succeed without the hint where it can; so none is sent.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-none', 'consent-remembered'],
  },
  {
    id: 'prompt-none.names-a-hurdle',
    profiles: { core: should(error) },
    statement:
      'The error for a missing sign-in under prompt=none bears a name that the text gives for it: login_required, interaction_required or account_selection_required.',
    readings: 'The names are called typical, and others are allowed, hence SHOULD.',
    needs: ['authorization-code', 'prompt-none'],
  },
  {
    id: 'sessions.sign-out-ends-silence',
    profiles: { core: must(signingOut('2 RP-Initiated Logout')) },
    statement:
      'Once the user was signed out at the request of an application, a silent request is answered with an error, although the consent stands.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-none',
      'rp-initiated-logout',
    ],
  },
  {
    id: 'sessions.vendors-sign-out-ends-silence',
    profiles: { auth0: must(auth0Logout('Log Users Out of Auth0 with the Auth0 Logout endpoint')) },
    statement:
      "Once the user was signed out at the vendor's own address, with the name of the application or without, a silent request is answered with an error, although the consent stands.",
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'prompt-none'],
  },
  {
    id: 'prompt-none.missing-grant-is-consent-required',
    profiles: { auth0: must(auth0SilentAuthentication(silentErrors)) },
    statement:
      'A request with prompt=none of a signed-in user who would have to consent is answered at the callback with the error consent_required and the state of the request.',
    needs: ['authorization-code', 'consent-dialog', 'prompt-none'],
  },
  {
    id: 'prompt-none.missing-session-is-login-required',
    profiles: { auth0: must(auth0SilentAuthentication(silentErrors)) },
    statement:
      'A request with prompt=none of a user who is not signed in is answered at the callback with the error login_required and the state of the request.',
    needs: ['authorization-code', 'prompt-none'],
  },
  {
    id: 'prompt-none.answers-in-the-response-mode',
    profiles: { auth0: must(auth0SilentAuthentication('Initiate Silent Authentication requests')) },
    statement:
      'The error for a request with prompt=none comes the way its success would: in the query for a code, in the fragment for tokens.',
    needs: ['authorization-code', 'implicit', 'consent-dialog', 'prompt-none'],
  },
  {
    profile: 'auth0',
    source: auth0SilentAuthentication('Initiate Silent Authentication requests'),
    statement:
      'With response_mode=web_message the answer is posted to the window that opened the request.',
    excluded:
      'It takes a script in a page of the application that receives the message; what the answer says is judged in the query and in the fragment.',
  },
  {
    profile: 'auth0',
    source: auth0SilentAuthentication(silentErrors),
    statement:
      'The error interaction_required tells of another page that stands in the way although the user is signed in and has consented.',
    excluded:
      'The pages meant here (a rule that redirects, a second factor) have nothing to do with consent, and a fresh tenant has none.',
  },
] satisfies readonly CatalogueEntry[]
