import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auth0Stage, postsAudience } from '../testing/auth0-stage.ts'
import { call, make, post } from '../testing/management.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

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

describe('Auth0: front-channel tokens', () => {
  for (const responseType of [
    'id_token token',
    'code id_token',
    'code token',
    'code id_token token',
  ])
    it(`${responseType} are returned in the fragment with the granted scopes`, async () => {
      const { stage, consent } = await staged()
      const client = await stage.client()
      const callback = await consent(
        stage.authorize(client, { response_type: responseType, nonce: 'n' }),
      )
      assert.equal(callback.url.search, '')
      for (const part of responseType.split(' '))
        assert.ok(callback.answer.get(part === 'token' ? 'access_token' : part), part)
      if (responseType.includes('code'))
        assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')
    })
})

describe('Auth0: pushed requests', () => {
  it('carry every scope, and nothing in the address adds to them', async () => {
    const { server, stage, consent } = await staged()
    const client = await stage.client()
    const pushed = await post(
      `${server.url}/oauth/par`,
      {
        client_id: client.client_id,
        response_type: 'code',
        redirect_uri: client.callbacks[0] ?? '',
        scope: 'openid read:posts offline_access',
        audience: postsAudience,
        state: 'pushed',
      },
      basic(client),
    )
    assert.equal(pushed.status, 201, JSON.stringify(pushed.body))
    const callback = await consent(
      `/authorize?${new URLSearchParams({
        client_id: client.client_id,
        request_uri: pushed.body.request_uri,
        scope: 'openid write:posts',
        requested_scope: 'openid write:posts',
      }).toString()}`,
    )
    assert.equal(callback.answer.get('state'), 'pushed')
    const { body } = await stage.redeem(client, callback)
    assert.equal(body.scope, 'openid read:posts offline_access')
    assert.ok(body.refresh_token)
  })
})

describe('Auth0: devices', () => {
  const begin = async (answer: 'accept' | 'deny') => {
    const world = await staged()
    const { server, stage, agent, user } = world
    const tv = await stage.client({
      name: 'TV',
      app_type: 'native',
      callbacks: [],
      grant_types: [deviceGrant, 'refresh_token'],
    })
    const { body } = await post(`${server.url}/oauth/device/code`, {
      client_id: tv.client_id,
      scope: 'openid read:posts offline_access',
      audience: postsAudience,
    })
    const poll = (client = tv) =>
      post(`${server.url}/oauth/token`, {
        grant_type: deviceGrant,
        device_code: body.device_code,
        client_id: client.client_id,
      })
    assert.equal((await poll()).body.error, 'authorization_pending')
    const code = await agent.open(body.verification_uri_complete)
    assert.equal(code.page, 'device')
    assert.equal(code.html('input[name=user_code]').val(), body.user_code)
    const confirm = await agent.submit(code, { user_code: body.user_code })
    assert.equal(confirm.html('[data-application]').text(), 'TV')
    assert.equal(confirm.html('[data-user-code]').text(), body.user_code)
    const dialog = await agent.signIn(await agent.submit(confirm), user)
    assert.equal(dialog.page, 'consent')
    return { ...world, poll, end: await agent.submit(dialog, { action: answer }) }
  }

  it('get tokens after the dialog', async () => {
    const { poll, end, stage } = await begin('accept')
    assert.equal(end.page, 'device-done')
    const stranger = await stage.client({ app_type: 'native', grant_types: [deviceGrant] })
    assert.equal((await poll(stranger)).body.error, 'invalid_grant')
    const { body } = await poll()
    assert.equal(body.scope, 'openid read:posts offline_access')
    assert.ok(body.refresh_token)
  })

  it('learn of a refusal', async () => {
    const { poll, end } = await begin('deny')
    assert.match(end.html('[data-problem]').text(), /did not allow access/)
    assert.equal((await poll()).body.error, 'access_denied')
  })
})

describe('Auth0: registration', () => {
  it('is off until the flag is on, and makes third-party clients', async () => {
    const { server, stage, agent, user } = await staged()
    await stage.api({
      identifier: 'https://open.example/',
      skip_consent_for_verifiable_first_party_clients: true,
    })
    const register = (change: object = {}) =>
      call(`${server.url}/oidc/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          client_name: 'Newcomer',
          redirect_uris: ['https://new.example/cb'],
          is_first_party: true,
          ...change,
        }),
      })
    assert.equal((await register()).status, 400)
    assert.deepEqual(await make(server, 'GET', '/api/v2/clients'), [])
    await make(server, 'PATCH', '/api/v2/tenants/settings', {
      flags: { enable_dynamic_client_registration: true },
    })
    const dangerous = await register({ redirect_uris: ['javascript:alert(1)'] })
    assert.equal(dangerous.status, 400)
    const answer = await register()
    assert.equal(answer.status, 201)
    const { client_id } = answer.body
    const client = await make(server, 'GET', `/api/v2/clients/${client_id}`)
    assert.equal(client.is_first_party, false)
    const url = stage.authorize(client, {
      audience: 'https://open.example/',
      scope: 'openid read:posts',
    })
    const dialog = await agent.signIn(await agent.open(url), user)
    assert.equal(dialog.page, 'consent')
    assert.equal(dialog.html('[data-application]').first().text(), 'Newcomer')
  })

  it('holds clients to the scopes they were registered for, and shows errors before it sends anybody on', async () => {
    const { server, stage, agent, consent } = await staged()
    await make(server, 'PATCH', '/api/v2/tenants/settings', {
      flags: { enable_dynamic_client_registration: true },
    })
    const { body: client } = await call(`${server.url}/oidc/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_name: 'Reader',
        redirect_uris: ['https://new.example/cb'],
        scope: 'openid read:posts',
      }),
    })
    assert.equal(client.scope, 'openid read:posts')
    const url = stage.authorize(
      { ...client, callbacks: client.redirect_uris },
      { audience: postsAudience, scope: 'openid read:posts write:posts' },
    )
    const wrong = new URL(url)
    wrong.searchParams.set('response_type', 'nothing')
    assert.equal((await agent.open(wrong.href)).status, 400)
    await consent(url)
    const [grant] = await make(server, 'GET', '/api/v2/grants')
    assert.deepEqual(grant.scope, ['openid', 'read:posts'])
    assert.equal((await agent.open(wrong.href)).page, 'callback')
  })
})

describe('Auth0: signing out', () => {
  it('ends the session and goes on only to registered addresses', async () => {
    const { stage, agent, user } = await staged()
    const client = await stage.client({ allowed_logout_urls: ['https://shop.example/bye'] })
    const url = stage.authorize(client, { audience: '', scope: 'openid' })
    await agent.signIn(await agent.open(url), user)
    assert.equal((await agent.open(url)).page, 'callback')
    const to = (returnTo: string) =>
      `/v2/logout?${new URLSearchParams({ client_id: client.client_id, returnTo }).toString()}`
    assert.equal((await agent.open(to('https://evil.example/'))).page, 'error')
    assert.equal((await agent.open(url)).page, 'callback')
    const bye = await agent.open(to('https://shop.example/bye'))
    assert.equal(bye.url.href, 'https://shop.example/bye')
    assert.equal((await agent.open(url)).page, 'login')
  })
})
