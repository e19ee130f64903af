import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { openidConnect } from '../../sources/standards.ts'

const needs = ['authorization-code', 'consent-dialog', 'userinfo', 'claims-parameter'] as const

export default [
  {
    id: 'claims.parameter-is-asked-about',
    profiles: {
      core: must(
        openidConnect(
          '5.5 Requesting Claims using the "claims" Request Parameter, 3.1.2.4 Consent/Authorization',
        ),
      ),
    },
    statement:
      'A claim that is asked for by the claims parameter beyond what was consented to is asked about, or left out of ID token and userinfo; a silent request does not yield it.',
    part: 'granted-scopes',
    needs: [...needs, 'consent-remembered'],
  },
  {
    id: 'claims.refused-essential-is-no-error',
    profiles: { core: must(openidConnect('5.5.1 Individual Claims Requests')) },
    statement:
      'A claim that is asked for as essential, of which the scopes say nothing, does not make a request fail that the user agrees to.',
    needs,
  },
] satisfies readonly CatalogueEntry[]
