import type { CatalogueEntry } from '../../harness/judge/requirement.ts'
import { auth0RefreshTokenRevocation, auth0UserConsent, threatModel } from '../sources.ts'

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
  {
    id: 'revocation.of-a-refresh-token-follows-the-setting',
    profile: 'auth0',
    level: 'MUST',
    source: auth0RefreshTokenRevocation('Refresh tokens and grants'),
    statement:
      'Revoking a refresh token revokes the grant it came of where the tenant has set it so, and leaves the grant alone where it has not.',
    readings:
      'The vendor changed the default in 2021 and kept the old one for older tenants, so the default is not judged.',
    needs: [
      'authorization-code',
      'consent-dialog',
      'consent-remembered',
      'refresh-token',
      'token-revocation-setting',
    ],
  },
  {
    id: 'revocation.through-the-console',
    profile: 'auth0',
    level: 'MUST',
    source: auth0UserConsent('Revoke consent'),
    statement:
      'An administrator revokes a consent on the console: users, the user, their authorized applications, Revoke next to the application. That application is then asked about again, and no other.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'management-console'],
  },
] satisfies readonly CatalogueEntry[]
