import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { auth0Stage, postsAudience } from '../testing/auth0-stage.ts'
import { call, make, manage, post } from '../testing/management.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()

const staged = async () => {
  const server = await start({ dialect: 'auth0' })
  const stage = auth0Stage(server)
  await stage.api({ allow_offline_access: true })
  const agent = stage.agent()
  const user = await stage.user()
  const consent = async (url: string) =>
    agent.submit(await agent.signIn(await agent.open(url), user), { action: 'accept' })
  return { server, stage, agent, user, consent }
}
const basic = (client: { client_id: string; client_secret: string }) => ({
  authorization: `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}`,
})

describe('Auth0: tokens', () => {
  it('a JWT is good at userinfo and introspection until its consent is revoked', async () => {
    const { server, stage, user, consent } = await staged()
    const client = await stage.client()
    const scope = 'openid email read:posts'
    const callback = await consent(stage.authorize(client, { scope }))
    const { access_token: token } = (await stage.redeem(client, callback)).body
    const userinfo = () =>
      call(`${server.url}/userinfo`, { headers: { authorization: `Bearer ${token}` } })
    const introspect = async (value: string) =>
      (await post(`${server.url}/oauth/introspect`, { token: value }, basic(client))).body

    assert.deepEqual((await userinfo()).body, {
      sub: user.id,
      email: user.username,
      email_verified: false,
    })
    const active = await introspect(token)
    assert.equal(active.active, true)
    assert.equal(active.scope, scope)
    assert.equal(active.aud, postsAudience)
    assert.equal(active.username, user.username)

    const forged = `${token.split('.').slice(0, 2).join('.')}.AAAA`
    assert.deepEqual(await introspect(forged), { active: false })
    assert.deepEqual(await introspect('nonsense'), { active: false })

    const grants = await make(server, 'GET', '/api/v2/grants')
    await manage(server, 'DELETE', `/api/v2/grants/${grants[0].id}`)
    assert.deepEqual(await introspect(token), { active: false })
    assert.equal((await userinfo()).status, 401)
  })

  it('without an audience they are opaque and good at userinfo alone', async () => {
    const { server, stage, agent, user } = await staged()
    const client = await stage.client()
    const url = stage.authorize(client, { audience: '', scope: 'openid profile nosuch' })
    const callback = await agent.signIn(await agent.open(url), user)
    const { body } = await stage.redeem(client, callback)
    assert.equal(body.scope, 'openid profile')
    assert.doesNotMatch(body.access_token, /\./)
    const answer = await call(`${server.url}/userinfo`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    })
    assert.equal(answer.body.name, user.username)
  })

  it('refresh within what was granted, and not beyond', async () => {
    const { stage, consent } = await staged()
    const client = await stage.client()
    const scope = 'openid read:posts offline_access'
    const callback = await consent(stage.authorize(client, { scope }))
    const { refresh_token } = (await stage.redeem(client, callback)).body
    const refresh = (change: Record<string, string>) =>
      stage.redeem(client, callback, { grant_type: 'refresh_token', refresh_token, ...change })

    assert.equal((await refresh({ scope: 'openid read:posts' })).body.scope, 'openid read:posts')
    assert.equal((await refresh({ scope: 'openid write:posts' })).body.error, 'invalid_scope')
    const other = { resource: 'https://other.example/' }
    assert.equal((await refresh(other)).body.error, 'invalid_target')
    const stranger = await stage.client({ name: 'Stranger' })
    const stolen = await refresh({
      client_id: stranger.client_id,
      client_secret: stranger.client_secret,
    })
    assert.equal(stolen.status, 403)
    assert.equal(stolen.body.error, 'invalid_grant')
  })

  it('a refresh token that is revoked ends, and the consent stays', async () => {
    const { server, stage, agent, consent } = await staged()
    const client = await stage.client()
    const url = stage.authorize(client, { scope: 'openid read:posts offline_access' })
    const callback = await consent(url)
    const { refresh_token } = (await stage.redeem(client, callback)).body
    const revoke = (token: string) => post(`${server.url}/oauth/revoke`, { token }, basic(client))
    assert.equal((await revoke('nonsense')).status, 200)
    assert.equal((await revoke(refresh_token)).status, 200)
    const again = await stage.redeem(client, callback, {
      grant_type: 'refresh_token',
      refresh_token,
    })
    assert.equal(again.body.error, 'invalid_grant')
    assert.equal((await agent.open(url)).page, 'callback')
  })

  it('the token endpoint reads JSON too', async () => {
    const { server, stage, consent } = await staged()
    const client = await stage.client()
    const callback = await consent(stage.authorize(client))
    const ask = async (body: string) => {
      const headers = { 'content-type': 'application/json' }
      return (await call(`${server.url}/oauth/token`, { method: 'POST', headers, body })).body
    }
    const issued = await ask(
      JSON.stringify({
        grant_type: 'authorization_code',
        client_id: client.client_id,
        client_secret: client.client_secret,
        code: callback.answer.get('code'),
        redirect_uri: client.callbacks[0],
      }),
    )
    assert.equal(issued.scope, 'openid read:posts')
    assert.equal((await ask('{"grant_type":')).error, 'invalid_request')
  })

  it('a public client needs PKCE', async () => {
    const { stage, agent, consent } = await staged()
    const client = await stage.client({ app_type: 'spa' })
    const refused = await agent.open(stage.authorize(client))
    assert.equal(refused.answer.get('error'), 'invalid_request')
    const verifier = 'v'.repeat(64)
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
    const callback = await consent(stage.authorize(client, pkce))
    const form = { client_secret: '', code_verifier: verifier }
    assert.equal((await stage.redeem(client, callback, form)).status, 200)
  })

  it('the password grant needs no dialog', async () => {
    const { server, stage, user } = await staged()
    const client = await stage.client({ grant_types: ['password', 'refresh_token'] })
    const ask = (password: string) =>
      post(`${server.url}/oauth/token`, {
        grant_type: 'password',
        client_id: client.client_id,
        client_secret: client.client_secret,
        username: user.username,
        password,
        audience: postsAudience,
        scope: 'openid read:posts offline_access',
      })
    const { body } = await ask(user.password)
    assert.equal(body.scope, 'openid read:posts offline_access')
    assert.equal(decodeJwt(body.id_token).sub, user.id)
    assert.ok(body.refresh_token)
    const wrong = await ask('guess')
    assert.equal(wrong.status, 403)
    assert.equal(wrong.body.error, 'invalid_grant')
  })
})
