import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { openidConnect } from '../../sources/standards.ts'

const source = openidConnect('11 Offline Access')

export default [
  {
    id: 'offline-access.not-silently',
    profiles: { core: must(source) },
    statement:
      'A consent that did not include offline access gives no refresh token to a silent request that asks for it: the answer is an error, or leaves the scope out.',
    readings:
      'Where refresh tokens come without offline_access, the scope means nothing, and the row does not apply.',
    part: 'remembering',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'prompt-none',
      'refresh-token',
      'openid-scope-consent',
    ],
  },
  {
    id: 'offline-access.ignored-without-code',
    profiles: { core: must(source) },
    statement:
      'A request for tokens from the authorization endpoint that asks for offline access too is answered as if it did not: with tokens, and with no refresh token.',
    needs: ['implicit', 'consent-dialog', 'refresh-token'],
  },
] satisfies readonly CatalogueEntry[]
