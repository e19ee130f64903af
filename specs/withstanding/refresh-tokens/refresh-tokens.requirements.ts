import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { oauth, tokenRevocation } from '../../sources/standards.ts'

const refreshing = oauth('6 Refreshing an Access Token')

export default [
  {
    id: 'refresh-token.needs-the-clients-proof',
    profiles: { security: must(refreshing) },
    statement:
      'An application that was given a secret refreshes nothing without it, although it says its name.',
    readings: 'Would have caught CVE-2026-53512 (better-auth).',
    needs: ['authorization-code', 'refresh-token'],
  },
  {
    id: 'refresh-token.is-no-access-token',
    profiles: { security: must(refreshing) },
    statement: 'An access token refreshes nothing: it is not taken for a refresh token.',
    readings: 'Would have caught CVE-2026-101023 (Gitea).',
    needs: ['authorization-code', 'refresh-token'],
  },
  {
    id: 'revocation.of-own-tokens-only',
    profiles: { security: must(tokenRevocation('2.1 Revocation Request')) },
    statement: 'An application that got hold of the token of another does not end it.',
    readings:
      'How the attempt is answered is not judged. Would have caught CVE-2016-6582 (Doorkeeper), and django-oauth-toolkit before 3.4.1 and workers-oauth-provider before 0.8.0.',
    needs: ['authorization-code', 'refresh-token'],
  },
] satisfies readonly CatalogueEntry[]
