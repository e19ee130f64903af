import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { auth0ApiSettings, auth0RefreshTokens } from '../../sources/auth0.ts'
import { oktaOauth } from '../../sources/okta.ts'
import { openidConnect } from '../../sources/standards.ts'

const source = openidConnect('11 Offline Access')
const readings =
  'A consent may have been given by an administrator for everybody; a server where it is does not declare openid-scope-consent.'
const needs = [
  'authorization-code',
  'consent-dialog',
  'refresh-token',
  'openid-scope-consent',
] as const

export default [
  {
    id: 'offline-access.is-asked',
    profiles: { core: must(source) },
    statement:
      'An application that asks for nothing but offline access gets no refresh token before the user has been asked and has agreed.',
    readings,
    needs,
  },
  {
    id: 'offline-access.is-asked-when-added',
    profiles: { core: must(source) },
    statement:
      'A consent that did not include offline access gives no refresh token to a later request that asks for it: the user is asked, or the scope is ignored.',
    readings: `${readings} Where refresh tokens come without offline_access, the scope means nothing, and the row does not apply.`,
    part: 'remembering',
    needs: [...needs, 'consent-remembered'],
  },
  {
    id: 'offline-access.is-for-its-request',
    profiles: {
      auth0: must(auth0RefreshTokens('Get Refresh Tokens (introduction)')),
      okta: must(oktaOauth('Token: refresh_token')),
      core: should(source),
    },
    statement:
      'Where refresh tokens are for offline access, no application gets one by a request that does not ask for it: not by a consent that included it once, and not for being an application without a secret.',
    readings:
      'The scope is what asks for a refresh token; section 11 also says that a saved consent is not always enough for offline access, and leaves to servers when else they issue refresh tokens, hence SHOULD. Both vendors say that the scope is what brings one. Where they come without offline_access, the row does not apply.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'consent-remembered'],
  },
  {
    id: 'offline-access.outlasts-the-session',
    profiles: {
      auth0: must(auth0RefreshTokens('Get Refresh Tokens (introduction)')),
      okta: must(oktaOauth('Token: refresh_token')),
    },
    statement:
      'A refresh token that a user has agreed to goes on working when they sign out, and when its application authorizes them once more.',
    readings:
      'Both vendors give refresh tokens to applications that go on without their user; OpenID Connect Core 1.0 section 11 says so of users who are not signed in.',
    part: 'remembering',
    needs: ['authorization-code', 'consent-dialog', 'refresh-token', 'rp-initiated-logout'],
  },
  {
    id: 'offline-access.only-where-the-api-allows',
    profiles: { auth0: must(auth0ApiSettings('Allow Offline Access')) },
    statement:
      'An application gets no refresh token for an API that does not allow offline access, whatever it asks for and the user agrees to.',
    needs,
  },
] satisfies readonly CatalogueEntry[]
