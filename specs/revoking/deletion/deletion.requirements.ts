import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { openidConnect } from '../../sources/standards.ts'

const source = openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization')
const profiles = { core: must(source), security: must(source) }
const needs = [
  'authorization-code',
  'consent-dialog',
  'consent-remembered',
  'custom-scopes',
  'recreation',
] as const
const readings =
  'The text has the server obtain the consent of the user, to the application, for what is asked. What is deleted and made anew is another that bears the id or the name, of which nobody has agreed to anything.'

export default [
  {
    id: 'deletion.user-made-anew-is-asked',
    profiles,
    statement:
      'A consent ends with the user who gave it: one who is made anew under the same id or name is asked.',
    readings,
    needs,
  },
  {
    id: 'deletion.application-made-anew-is-asked',
    profiles,
    statement:
      'A consent ends with the application it was given to: one that is made anew under the same id or name has to ask.',
    readings,
    needs,
  },
  {
    id: 'deletion.api-made-anew-is-asked',
    profiles,
    statement:
      'A consent ends with the API it was about: for one that is made anew under the same identifier or name the user is asked.',
    readings,
    needs,
  },
] satisfies readonly CatalogueEntry[]
