import { must, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { browserApps, oauth, openidConnect, securityPractice } from '../../sources/standards.ts'

export default [
  {
    id: 'refresh.stays-within-consent',
    profiles: { core: must(oauth('6 Refreshing an Access Token')) },
    statement:
      'A refresh token gives no scope beyond those the user consented to when it was issued, even if the client asks for more, or the user consents to more later.',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'custom-scopes'],
  },
  {
    id: 'refresh.only-for-its-client',
    profiles: {
      core: must(oauth('6 Refreshing an Access Token, 10.4 Refresh Tokens')),
      security: must(oauth('6 Refreshing an Access Token, 10.4 Refresh Tokens')),
    },
    statement:
      'A refresh token gives nothing to another application, even one the same user has consented to.',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token'],
  },
  {
    id: 'refresh.narrowing-is-not-for-good',
    profiles: { core: must(oauth('6 Refreshing an Access Token')) },
    statement:
      'After a refresh for fewer scopes, a refresh that names none gives all that was consented to again.',
    readings:
      'Section 6: a scope that is left out means the one originally granted, and a new refresh token has the scope of the one it replaces.',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'custom-scopes'],
  },
  {
    id: 'refresh.narrower-tokens-tell-less',
    profiles: { core: must(openidConnect('5.4 Requesting Claims using Scope Values')) },
    statement:
      'An access token that was refreshed for fewer scopes than were consented to tells no more of the user than those scopes stand for.',
    readings:
      'What the userinfo endpoint tells goes by the scopes of the access token that is shown to it, and RFC 6749 section 6 makes those the scopes the refresh asked for.',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'userinfo'],
  },
  {
    id: 'refresh.only-for-consented-apis',
    profiles: {
      core: must(securityPractice('4.14.2 Recommendations (Refresh Token Protection)')),
      security: must(securityPractice('4.14.2 Recommendations (Refresh Token Protection)')),
    },
    statement:
      'Neither a code nor a refresh token gives a token for an API that the consent was not about, even if the application names it.',
    readings:
      'A refusal will do, and so will a token for the API of the consent. Where each API has a token endpoint of its own, the foreign API cannot be named, and the row holds by itself. Would have caught CVE-2026-67332 (better-auth) and CVE-2026-86073 (n8n).',
    part: 'granted-scopes',
    needs: [
      'authorization-code',
      'consent-dialog',
      'refresh-token',
      'custom-scopes',
      'several-apis',
    ],
  },
  {
    profile: 'core',
    source: browserApps('6.3.2.3 Refresh Tokens'),
    statement: 'The refresh tokens of an application in a browser end when its user signs out.',
    excluded:
      'It is said of public clients that run in a browser, and no server says which of its clients these are; that a consent outlasts the session is judged by grants.outlast-signing-out.',
  },
] satisfies readonly CatalogueEntry[]
