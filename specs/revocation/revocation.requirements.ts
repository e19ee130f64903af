import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0UserConsent, threatModel } from '../sources.ts'

export default [
  {
    id: 'revocation.prompts-again',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent('Revoke consent'),
    statement:
      'Once a consent is revoked the next request of that application shows the dialog to that user again; until then, and for other users and other applications, what was granted stays granted.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'grant-listing',
      'grant-revocation',
    ],
  },
  {
    id: 'revocation.asks-again',
    profile: 'core',
    level: 'SHOULD',
    source: threatModel('5.2.2.4 Revocation of Refresh Tokens'),
    statement:
      'Once a consent is revoked at the server, the next request of that application is asked about again.',
    readings:
      'The text asks for means to revoke; that a revoked consent no longer counts is what revoking means, but no OAuth text says so in as many words, hence SHOULD.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'grant-revocation'],
  },
  {
    id: 'revocation.ends-refresh-tokens',
    profile: 'core',
    level: 'SHOULD',
    source: threatModel('5.2.2.4 Revocation of Refresh Tokens'),
    statement: 'Once a consent is revoked, refresh tokens issued under it give nothing any more.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'refresh-token',
      'grant-revocation',
      'grant-revocation-ends-refresh',
    ],
  },
] satisfies readonly CatalogueEntry[]
