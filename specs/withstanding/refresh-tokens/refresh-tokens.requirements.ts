import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, securityPractice } from '../../sources/standards.ts'

const refreshing = oauth('6 Refreshing an Access Token')
const protection = securityPractice('4.14.2 Recommendations (Refresh Token Protection)')
const needs = ['authorization-code', 'refresh-token'] as const

export default [
  {
    id: 'refresh-token.needs-the-clients-proof',
    profiles: { security: must(refreshing) },
    statement:
      'An application that was given a secret refreshes nothing without it or with another, although it says its name.',
    readings: 'Would have caught CVE-2026-53512 (better-auth).',
    needs,
  },
  {
    id: 'refresh-token.is-no-access-token',
    profiles: { security: must(refreshing) },
    statement: 'An access token refreshes nothing: it is not taken for a refresh token.',
    readings: 'Would have caught CVE-2026-101023 (Gitea).',
    needs,
  },
  {
    id: 'refresh.refusal-spends-nothing',
    profiles: { security: should(refreshing) },
    statement:
      'A refresh that is refused, because of what it asks for or who sends it, leaves the token good for whom it was given to.',
    readings:
      'The section issues a new token, and discards the old one, for a request that is valid; of refused ones it says nothing, hence SHOULD. Would have caught workers-oauth-provider before 0.9.0 (its issue 258).',
    needs: [...needs, 'custom-scopes'],
  },
  {
    id: 'refresh-token.replay-is-noticed',
    profiles: { security: should(protection) },
    statement:
      'The refresh token of an application without a secret is replaced as it is used; one that was replaced long since is worth nothing, and where it comes again none that came of it is good any more.',
    readings:
      'The text has a server that does not bind such tokens to a key MUST replace them. Most products leave that to a setting, whose default is judged here: SHOULD. A while in which a replaced token still works is allowed until the new one is used.',
    needs: [...needs, 'public-clients'],
  },
] satisfies readonly CatalogueEntry[]
