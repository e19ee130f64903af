import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserInfoClient } from 'auth0/legacy'
import { authorize, required, staged } from './sdk-stage.ts'

test('AuthenticationClient redeems a code and refreshes, under a grant that ManagementClient lists and deletes', async (t) => {
  const stage = await staged(t)
  const { authentication, management, user, clientId, identifier, redirectUri } = stage
  const scope = 'openid email read:posts offline_access'
  const callback = await authorize(stage, { scope })
  const code = required(callback.answer.get('code') ?? undefined)

  const { data } = await authentication.oauth.authorizationCodeGrant({
    code,
    redirect_uri: redirectUri,
  })
  assert.ok(data.id_token)
  const info = new UserInfoClient({ domain: stage.domain, fetch: stage.fetch })
  assert.equal((await info.getUserInfo(data.access_token)).data.email, user.username)
  const refresh = { refresh_token: required(data.refresh_token) }
  assert.ok((await authentication.oauth.refreshTokenGrant(refresh)).data.access_token)

  const { userGrants } = management
  const grants = await userGrants.list({
    user_id: user.id,
    client_id: clientId,
    audience: identifier,
  })
  assert.equal(grants.response.total, 1)
  const [grant] = grants.data
  assert.deepEqual(grant, {
    id: grant?.id,
    clientID: clientId,
    user_id: user.id,
    audience: identifier,
    scope: scope.split(' '),
  })
  await userGrants.delete(required(grant?.id))
  assert.deepEqual((await userGrants.list({ user_id: user.id })).data, [])
  await assert.rejects(authentication.oauth.refreshTokenGrant(refresh), {
    error: 'invalid_grant',
    statusCode: 403,
  })
  await authorize(stage, { scope: 'openid read:posts' })
  assert.equal((await userGrants.list({ user_id: user.id })).data.length, 1)
  await userGrants.deleteByUserId({ user_id: user.id })
  assert.deepEqual((await userGrants.list({ user_id: user.id })).data, [])
})

test('AuthenticationClient redeems a code with PKCE', async (t) => {
  const stage = await staged(t)
  const verifier = 'a'.repeat(43)
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const callback = await authorize(stage, {
    scope: 'read:posts',
    code_challenge: Buffer.from(digest).toString('base64url'),
    code_challenge_method: 'S256',
  })
  const request = { code: callback.answer.get('code') ?? '', redirect_uri: stage.redirectUri }
  const { oauth } = stage.authentication
  const { data } = await oauth.authorizationCodeGrantWithPKCE({
    ...request,
    code_verifier: verifier,
  })
  assert.equal(data.token_type, 'Bearer')
})

test('AuthenticationClient pushes a request', async (t) => {
  const stage = await staged(t)
  const { data } = await stage.authentication.oauth.pushedAuthorization({
    client_id: stage.clientId,
    response_type: 'code',
    redirect_uri: stage.redirectUri,
    audience: stage.identifier,
    scope: 'openid read:posts',
    state: 'pushed',
  })
  const query = new URLSearchParams({
    client_id: stage.clientId,
    request_uri: data.request_uri,
  })
  const { agent } = stage.user
  const login = await agent.open(`${stage.server.url}/authorize?${query.toString()}`)
  const dialog = await agent.signIn(login, stage.user)
  assert.equal(dialog.page, 'consent')
  const callback = await agent.submit(dialog, { action: 'accept' })
  assert.equal(callback.answer.get('state'), 'pushed')
  assert.ok(callback.answer.get('code'))
})

test('AuthenticationClient hands over a password, revokes a token, and acts for itself', async (t) => {
  const stage = await staged(t)
  const { authentication, management, user, clientId, identifier } = stage
  const { oauth } = authentication
  const { username, password } = user
  const request = { username, password, audience: identifier, scope: 'read:posts offline_access' }
  const { data } = await oauth.passwordGrant(request)
  const refresh_token = required(data.refresh_token)
  await assert.rejects(oauth.passwordGrant({ ...request, password: 'wrong' }), {
    error: 'invalid_grant',
    statusCode: 403,
  })
  assert.equal((await oauth.revokeRefreshToken({ token: refresh_token })).status, 200)
  await assert.rejects(oauth.refreshTokenGrant({ refresh_token }), { error: 'invalid_grant' })

  const own = () => oauth.clientCredentialsGrant({ audience: identifier })
  await assert.rejects(own(), { error: 'access_denied', statusCode: 403 })
  await management.clientGrants.create({
    client_id: clientId,
    audience: identifier,
    scope: ['read:posts'],
  })
  assert.ok((await own()).data.access_token)
})
