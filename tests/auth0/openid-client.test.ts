import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as openid from 'openid-client'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'
import { auth0Stage, postsAudience } from '../../harness/reference-server/testing/auth0-stage.ts'
import { make } from '../../harness/reference-server/testing/management.ts'

/*
 * panva's openid-client, as published, with its own switch for plain http: every flow of the dialect,
 * each with the user who is asked for consent in it.
 */

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const offline = 'openid email read:posts offline_access'

const staged = async (t: TestContext) => {
  const server = await startReferenceServer({ dialect: 'auth0' })
  t.after(() => server.close())
  const stage = auth0Stage(server)
  await stage.api({ allow_offline_access: true })
  const client = await stage.client({
    is_first_party: false,
    grant_types: [
      'authorization_code',
      'implicit',
      'refresh_token',
      'client_credentials',
      deviceGrant,
    ],
  })
  const [user, agent] = [await stage.user(), stage.agent()]
  const config = await openid.discovery(
    new URL(`${server.url}/`),
    client.client_id,
    client.client_secret,
    undefined,
    { execute: [openid.allowInsecureRequests] },
  )
  /** Walks the user to the callback; they sign in and allow what the dialog asks. */
  const walk = async (url: URL): Promise<URL> => {
    const dialog = await agent.signIn(await agent.open(url.href), user)
    assert.equal(dialog.page, 'consent')
    return (await agent.submit(dialog, { action: 'accept' })).url
  }
  const redirect_uri = client.callbacks[0] ?? ''
  return { server, client, user, agent, config, walk, redirect_uri }
}

const grantsOf = (server: ReferenceServer, userId: string) =>
  make(server, 'GET', `/api/v2/grants?user_id=${encodeURIComponent(userId)}`)

/** What ties an answer to its request, and the parameters that carry it there. */
const checksAndParameters = async () => {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const checks = {
    pkceCodeVerifier,
    expectedState: openid.randomState(),
    expectedNonce: openid.randomNonce(),
  }
  const parameters = {
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  }
  return { checks, parameters }
}

test('code with PKCE, user information and refresh', async (t) => {
  const { server, user, config, walk, redirect_uri } = await staged(t)
  const { checks, parameters } = await checksAndParameters()
  const request = { ...parameters, redirect_uri, audience: postsAudience, scope: offline }

  const callback = await walk(openid.buildAuthorizationUrl(config, request))
  assert.equal(callback.searchParams.get('iss'), `${server.url}/`)
  const tokens = await openid.authorizationCodeGrant(config, callback, checks)
  assert.equal(tokens.claims()?.sub, user.id)
  const info = await openid.fetchUserInfo(config, tokens.access_token, user.id)
  assert.equal(info.email, user.username)

  const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  assert.equal(refreshed.scope, offline)
  await openid.tokenRevocation(config, tokens.refresh_token ?? '')
  await assert.rejects(openid.refreshTokenGrant(config, tokens.refresh_token ?? ''), {
    error: 'invalid_grant',
  })
})

test('implicit, as in the document', async (t) => {
  const { config, walk, redirect_uri, user } = await staged(t)
  openid.useIdTokenResponseType(config)
  const nonce = openid.randomNonce()
  const state = openid.randomState()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri,
    audience: postsAudience,
    scope: 'openid profile email read:posts write:posts',
    nonce,
    state,
  })
  const claims = await openid.implicitAuthentication(config, await walk(url), nonce, {
    expectedState: state,
  })
  assert.equal(claims.sub, user.id)
})

test('hybrid', async (t) => {
  const { config, walk, redirect_uri } = await staged(t)
  openid.useCodeIdTokenResponseType(config)
  const { checks, parameters } = await checksAndParameters()
  const url = openid.buildAuthorizationUrl(config, {
    ...parameters,
    redirect_uri,
    audience: postsAudience,
    scope: 'openid read:posts',
  })
  const tokens = await openid.authorizationCodeGrant(config, await walk(url), checks)
  assert.equal(tokens.scope, 'openid read:posts')
})

test('a pushed request', async (t) => {
  const { config, walk, redirect_uri } = await staged(t)
  const { checks, parameters } = await checksAndParameters()
  const url = await openid.buildAuthorizationUrlWithPAR(config, {
    ...parameters,
    redirect_uri,
    audience: postsAudience,
    scope: 'openid read:posts',
  })
  assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri'])
  const tokens = await openid.authorizationCodeGrant(config, await walk(url), checks)
  assert.equal(tokens.scope, 'openid read:posts')
})

test('a client for itself, within its client grant', async (t) => {
  const { server, client, config } = await staged(t)
  const own = () => openid.clientCredentialsGrant(config, { audience: postsAudience })
  await assert.rejects(own(), { error: 'access_denied', status: 403 })
  await make(server, 'POST', '/api/v2/client-grants', {
    client_id: client.client_id,
    audience: postsAudience,
    scope: ['read:posts'],
  })
  assert.equal((await own()).scope, 'read:posts')
})

test('a device, with a consent of its own', async (t) => {
  const { server, user, agent, config } = await staged(t)
  const device = await openid.initiateDeviceAuthorization(config, {
    audience: postsAudience,
    scope: offline,
  })
  const code = await agent.open(device.verification_uri)
  const confirm = await agent.submit(code, { user_code: device.user_code })
  const login = await agent.submit(confirm)
  const dialog = await agent.signIn(login, user)
  assert.equal(dialog.page, 'consent')
  assert.deepEqual(await grantsOf(server, user.id), [])
  await agent.submit(dialog, { action: 'accept' })

  const tokens = await openid.pollDeviceAuthorizationGrant(config, device)
  assert.equal(tokens.scope, offline)
  assert.equal((await grantsOf(server, user.id)).length, 1)
})

test('a user who declines', async (t) => {
  const { config, agent, user, redirect_uri } = await staged(t)
  const { checks, parameters } = await checksAndParameters()
  const url = openid.buildAuthorizationUrl(config, {
    ...parameters,
    redirect_uri,
    audience: postsAudience,
    scope: offline,
  })
  const dialog = await agent.signIn(await agent.open(url.href), user)
  const { url: callback } = await agent.submit(dialog, { action: 'deny' })
  await assert.rejects(openid.authorizationCodeGrant(config, callback, checks), {
    error: 'access_denied',
  })
})
