import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, openidConnect } from '../../sources/standards.ts'

const source = openidConnect('3.1.2.4 Authorization Server Obtains End-User Consent/Authorization')
const refreshing = oauth('6 Refreshing an Access Token, 5.2 Error Response')
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
  {
    id: 'deletion.ends-refresh-tokens',
    profiles: { core: must(refreshing), security: must(refreshing) },
    statement:
      'A refresh token ends with the user, the application or the API that its consent was about: it gives nothing that was consented to, and nothing of whoever bears the id or the name afterwards.',
    readings:
      'Section 6 has the server validate the refresh token, which section 4.1 has issued for what the resource owner has granted. Where the user, the application or the API of the grant is deleted, nobody is left who has granted anything to anybody. Of a token for a deleted API, other scopes than those of the API may go on.',
    needs: ['authorization-code', 'consent-dialog', 'custom-scopes', 'refresh-token', 'recreation'],
  },
] satisfies readonly CatalogueEntry[]
