import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0RefreshTokenRevocation, auth0UserConsent } from '../../sources/auth0.ts'
import { threatModel } from '../../sources/standards.ts'

export default [
  {
    id: 'revocation.prompts-again',
    profiles: { auth0: must(auth0UserConsent('Revoke consent')) },
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
    profiles: { core: should(threatModel('5.2.2.4 Revocation of Refresh Tokens')) },
    statement:
      'Once a consent is revoked at the server, the next request of that application is asked about again.',
    readings:
      'The text asks for means to revoke; that a revoked consent no longer counts is what revoking means, but no OAuth text says so in as many words, hence SHOULD.',
    part: 'revocation',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'grant-revocation'],
  },
  {
    id: 'revocation.ends-refresh-tokens',
    profiles: { core: should(threatModel('5.2.2.4 Revocation of Refresh Tokens')) },
    statement: 'Once a consent is revoked, refresh tokens issued under it give nothing any more.',
    part: 'revocation',
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
    profiles: { auth0: must(auth0RefreshTokenRevocation('Refresh tokens and grants')) },
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
    profiles: { auth0: must(auth0UserConsent('Revoke consent')) },
    statement:
      'An administrator revokes a consent on the console: users, the user, their authorized applications, Revoke next to the application. That application is then asked about again, and no other.',
    needs: ['authorization-code', 'consent-dialog', 'consent-remembered', 'management-console'],
  },
] satisfies readonly CatalogueEntry[]
