import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import {
  oktaApps,
  oktaDocsIssues,
  oktaErrors,
  oktaOauth,
  oktaScopeConsent,
} from '../../sources/okta.ts'

const table = oktaApps('consent_method: table of prompt, consent_method and scope consent')
const prompts = oktaOauth('Authorize: prompt')

const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'consent-method',
  'scope-consent-levels',
] as const

const absentOrNone =
  'The table\'s rows for the prompt "NONE" are read as "no prompt parameter": otherwise the table says nothing of the ordinary request. Read literally, as prompt=none, they come to the same for a trusted application and for IMPLICIT scopes, so both requests are judged. The guide to authorization servers says besides that applications can be configured to skip consent whatever a scope is set to.'

const noneOrError =
  'The table says that prompt NONE with consent_method REQUIRED and a REQUIRED or FLEXIBLE scope is prompted; the note beneath it says that prompt=none with REQUIRED and REQUIRED is an error, and the description of prompt=none that it never prompts. Either "NONE" in the table stands for an absent prompt and prompt=none is an error, or prompt=none shows the dialog. Judged is the first: the row for REQUIRED was deleted in favour of the note in 2019 and came back by another change in 2021. A server that reads it so declares "prompt-none".'

export default [
  {
    id: 'consent-table.required-app-asks',
    profiles: { okta: must(prompts) },
    statement:
      'An application whose consent_method is REQUIRED is asked about when a requested scope is REQUIRED or FLEXIBLE and the user has granted nothing.',
    needs,
  },
  {
    id: 'consent-table.grant-covers',
    profiles: { okta: must(oktaScopeConsent('Request user consent: once per scope')) },
    statement:
      'An application that requires consent goes without the dialog once the user has granted every requested scope that asks for consent.',
    needs,
  },
  {
    id: 'consent-table.partial-grant-asks',
    profiles: { okta: must(prompts) },
    statement:
      'An application that requires consent is asked about when only some of the scopes that ask for consent are granted.',
    readings:
      'The documents speak of scopes consented to and not yet consented to; that one of each in a request brings the dialog is inferred. A server that lets such a request through grants a scope nobody agreed to, hence MUST.',
    needs,
  },
  {
    id: 'consent-table.trusted-app-skips',
    profiles: { okta: must(table) },
    statement:
      'An application whose consent_method is TRUSTED goes without the dialog, whatever its scopes say, unless the request says prompt=consent; it gets the scopes it asked for.',
    readings: absentOrNone,
    needs,
  },
  {
    id: 'consent-table.implicit-never-asks',
    profiles: { okta: must(table) },
    statement:
      'Scopes that are IMPLICIT are issued without the dialog, to an application that requires consent too, and to a trusted one even on prompt=consent.',
    readings: absentOrNone,
    needs,
  },
  {
    id: 'consent-table.implicit-despite-prompt-consent',
    profiles: {
      okta: should(oktaDocsIssues('Pull request 436: prompt=consent, REQUIRED, IMPLICIT')),
    },
    statement:
      'A request with prompt=consent of an application that requires consent does not bring the dialog for IMPLICIT scopes.',
    readings:
      "The row stood in the table from 2019, tried out by a contributor, and fell out of it in 2021 without a word; today's table does not cover the case.",
    needs: [...needs, 'prompt-consent'],
  },
  {
    id: 'consent-table.prompt-consent-asks',
    profiles: { okta: must(table) },
    statement:
      'A request of an application that requires consent with prompt=consent, alone or with login, shows the dialog for REQUIRED and FLEXIBLE scopes, even where the user has granted all of them.',
    needs: [...needs, 'prompt-consent'],
  },
  {
    id: 'consent-table.prompt-consent-asks-trusted-app',
    profiles: { okta: must(table) },
    statement:
      'A request of a trusted application with prompt=consent, alone or with login, shows the dialog for REQUIRED and FLEXIBLE scopes too.',
    readings:
      'The table says prompted for TRUSTED as for REQUIRED; the guide says that for prompt=consent both consent_method and the consent of the scopes must be set to REQUIRED. Judged is the table. A server that reads it so declares "prompt-consent-outranks-trust".',
    needs: [...needs, 'prompt-consent', 'prompt-consent-outranks-trust'],
  },
  {
    id: 'consent-table.prompt-none-refuses',
    profiles: { okta: must(oktaApps('consent_method: note beneath the table')) },
    statement:
      'A request with prompt=none, of an application that requires consent and for a REQUIRED scope the user has not granted, is answered with an error at the callback, without a page.',
    readings: noneOrError,
    needs: [...needs, 'prompt-none'],
  },
  {
    id: 'consent-table.prompt-none-refuses-whatever-is-missing',
    profiles: { okta: must(oktaOauth('Authorize: prompt=none')) },
    statement:
      'A request with prompt=none is answered with an error for a FLEXIBLE scope too, and where only some of the requested scopes are granted.',
    readings: `The note names REQUIRED scopes alone; the rest is inferred from prompt=none never prompting, which a server that declares "prompt-none" keeps, hence MUST. ${noneOrError}`,
    needs: [...needs, 'prompt-none'],
  },
  {
    id: 'consent-table.prompt-none-says-consent-required',
    profiles: { okta: should(oktaErrors('consent_required')) },
    statement:
      'The error for a consent that is missing under prompt=none is consent_required, and its description names the scopes that require user consent.',
    readings:
      'The note leaves the error unnamed, and the errors listed for the authorize endpoint lack it; the list of all errors has it, in these words.',
    needs: [...needs, 'prompt-none'],
  },
  {
    id: 'consent-table.prompt-none-passes-with-grant',
    profiles: { okta: must(oktaOauth('Authorize: prompt=none')) },
    statement:
      'A request with prompt=none succeeds where the user has granted every scope that asks for consent.',
    readings:
      'The documents speak only of a consent that is missing. That one which is there lets the request through is what remembering means, which the server declares, hence MUST.',
    needs: [...needs, 'prompt-none'],
  },
  {
    id: 'consent-table.login-reauthenticates',
    profiles: { okta: must(prompts) },
    statement:
      'A request with prompt=login, alone or with consent in either order, makes a user who is signed in sign in again before anything is decided.',
    needs: [...needs, 'prompt-login'],
  },
  {
    id: 'consent-table.login-decides-as-absent',
    profiles: { okta: should(table) },
    statement:
      'Once the user has signed in again, a request with prompt=login alone is decided like one without a prompt.',
    readings:
      'The table has no rows for login; a remark in its source announces them. That login changes nothing but the sign-in is inferred.',
    needs: [...needs, 'prompt-login'],
  },
  {
    profile: 'okta',
    source: table,
    statement:
      'Prompt NONE, consent_method REQUIRED and a scope that is REQUIRED or FLEXIBLE come to "Prompted".',
    excluded:
      'The other reading of a contradiction: consent-table.prompt-none-refuses judges the note beneath the table, which says the opposite.',
  },
  {
    profile: 'okta',
    source: oktaScopeConsent('prompt=consent'),
    statement:
      'For prompt=consent the consent_method of the application must be set to REQUIRED as well.',
    excluded:
      'The other reading of a contradiction: consent-table.prompt-consent-asks-trusted-app judges the table, which says that a trusted application is prompted.',
  },
  {
    profile: 'okta',
    source: prompts,
    statement: 'A prompt of another value than the listed ones is answered with invalid_request.',
    excluded: 'It is about the form of requests, and no consent depends on it.',
  },
  {
    profile: 'okta',
    source: oktaErrors('invalid_prompt_for_zero_max_age'),
    statement: 'A request with prompt=none and max_age=0 is answered with invalid_request.',
    excluded: 'It is about signing in, and no consent depends on it.',
  },
  {
    profile: 'okta',
    source: oktaErrors('login_required'),
    statement:
      'A request with prompt=none of a user who is not signed in is answered with login_required.',
    excluded: 'prompt-none.answers-login-required judges it of every server, in the core profile.',
  },
] satisfies readonly CatalogueEntry[]
