import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as openid from 'openid-client'
import { auth0Stage, postsAudience } from '../testing/auth0-stage.ts'
import { make } from '../testing/management.ts'
import { oktaStage } from '../testing/okta-stage.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()
const insecure = { execute: [openid.allowInsecureRequests] }

/** Makes a code request with PKCE, lets somebody walk it, and redeems what comes back. */
const codeFlow = async (
  config: openid.Configuration,
  parameters: Record<string, string>,
  walk: (url: URL) => Promise<URL>,
) => {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const checks = {
    pkceCodeVerifier,
    expectedState: openid.randomState(),
    expectedNonce: openid.randomNonce(),
  }
  const url = openid.buildAuthorizationUrl(config, {
    ...parameters,
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  return openid.authorizationCodeGrant(config, await walk(url), checks)
}

describe('openid-client, unmodified', () => {
  it('completes Auth0’s flows', async () => {
    const server = await start({ dialect: 'auth0' })
    const stage = auth0Stage(server)
    await stage.api({ allow_offline_access: true })
    const client = await stage.client({ is_first_party: false })
    const [user, agent] = [await stage.user(), stage.agent()]
    const config = await openid.discovery(
      new URL(`${server.url}/`),
      client.client_id,
      client.client_secret,
      undefined,
      insecure,
    )
    const tokens = await codeFlow(
      config,
      {
        redirect_uri: client.callbacks[0] ?? '',
        scope: 'openid email read:posts offline_access',
        audience: postsAudience,
      },
      async (url) => {
        const dialog = await agent.signIn(await agent.open(url.href), user)
        return (await agent.submit(dialog, { action: 'accept' })).url
      },
    )
    assert.equal(tokens.claims()?.sub, user.id)
    const info = await openid.fetchUserInfo(config, tokens.access_token, user.id)
    assert.equal(info.email, user.username)
    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    assert.equal(refreshed.scope, 'openid email read:posts offline_access')

    await make(server, 'POST', '/api/v2/client-grants', {
      client_id: client.client_id,
      audience: postsAudience,
      scope: ['read:posts'],
    })
    const own = await openid.clientCredentialsGrant(config, { audience: postsAudience })
    assert.equal(own.scope, 'read:posts')
  })

  it('completes Okta’s flows', async () => {
    const server = await start({ dialect: 'okta' })
    const stage = oktaStage(server)
    await stage.scope('posts', 'REQUIRED')
    await stage.scope('feeds', 'FLEXIBLE')
    const app = await stage.app({ consent_method: 'REQUIRED' })
    const [user, agent] = [await stage.user(), stage.agent()]
    const config = await openid.discovery(
      new URL(stage.issuer),
      app.clientId,
      app.secret,
      undefined,
      insecure,
    )
    const tokens = await codeFlow(
      config,
      { redirect_uri: app.callback, scope: 'openid email posts' },
      async (url) => {
        const dialog = await agent.signIn(await agent.open(url.href), user)
        return (await agent.submit(dialog, { action: 'accept' })).url
      },
    )
    assert.equal(tokens.scope, 'openid email posts')
    const info = await openid.fetchUserInfo(config, tokens.access_token, user.id)
    assert.equal(info.email, user.username)
    const active = await openid.tokenIntrospection(config, tokens.access_token)
    assert.equal(active.active, true)
    await openid.tokenRevocation(config, tokens.access_token)
    assert.equal((await openid.tokenIntrospection(config, tokens.access_token)).active, false)

    const own = await openid.clientCredentialsGrant(config, { scope: 'feeds' })
    assert.equal(own.scope, 'feeds')
    await assert.rejects(openid.clientCredentialsGrant(config, { scope: 'posts' }), {
      error: 'consent_required',
    })
  })
})
