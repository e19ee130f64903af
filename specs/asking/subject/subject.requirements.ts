import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { openidConnect } from '../../sources/standards.ts'

const source = openidConnect('3.1.2.2 Authentication Request Validation')
const readings =
  'The section has the server answer only for the user that a request means, by a hint or by the value of a claim, even where another has a session. Judged only where the same request that means the user who is signed in succeeds; whether the other one can sign in then, or there is an error, is left to the server.'
const needs = ['authorization-code', 'consent-dialog', 'consent-remembered'] as const

export default [
  {
    id: 'subject.hinted-user-only',
    profiles: { core: must(source) },
    statement:
      'A request that says by id_token_hint that it means another user than the one signed in is not answered with the code of the one signed in.',
    readings,
    needs,
  },
  {
    id: 'subject.claimed-user-only',
    profiles: { core: must(source) },
    statement:
      'A request that wants the ID token of another user than the one signed in, by the value of the claim sub, is not answered with the code of the one signed in, be it silent or not.',
    readings,
    needs: [...needs, 'claims-parameter', 'prompt-none'],
  },
] satisfies readonly CatalogueEntry[]
