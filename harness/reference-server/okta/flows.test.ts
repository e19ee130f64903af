import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { call, make, manage, post } from '../testing/management.ts'
import { oktaStage } from '../testing/okta-stage.ts'
import type { OktaApp } from '../testing/okta-stage.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

const staged = async () => {
  const server = await start({ dialect: 'okta' })
  const stage = oktaStage(server)
  await stage.scope('posts', 'REQUIRED')
  const agent = stage.agent()
  const user = await stage.user()
  const consent = async (url: string) =>
    agent.submit(await agent.signIn(await agent.open(url), user), { action: 'accept' })
  return { server, stage, agent, user, consent }
}
const asking = { consent_method: 'REQUIRED' }
const credentials = (app: OktaApp) => ({ client_id: app.clientId, client_secret: app.secret })

describe('Okta: tokens', () => {
  it('are introspected, used at userinfo and revoked, and the grant stays', async () => {
    const { server, stage, agent, user, consent } = await staged()
    const app = await stage.app(asking)
    const url = stage.authorize(app, { scope: 'openid email posts offline_access' })
    const { body } = await stage.redeem(app, await consent(url))
    assert.equal(body.scope, 'openid email posts offline_access')
    const token: string = body.access_token
    const introspect = async () =>
      (await post(`${stage.issuer}/v1/introspect`, { token, ...credentials(app) })).body

    const active = await introspect()
    assert.equal(active.active, true)
    assert.equal(active.uid, user.id)
    assert.equal(active.username, user.username)
    const userinfo = await call(`${stage.issuer}/v1/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    })
    assert.equal(userinfo.body.email, user.username)

    const revoked = await post(`${stage.issuer}/v1/revoke`, { token, ...credentials(app) })
    assert.equal(revoked.status, 200)
    assert.deepEqual(await introspect(), { active: false })
    assert.equal((await make(server, 'GET', `/api/v1/users/${user.id}/grants`)).length, 1)
    assert.equal((await agent.open(url)).page, 'callback')
  })

  it('end with the grant', async () => {
    const { server, stage, user, consent } = await staged()
    const app = await stage.app(asking)
    const callback = await consent(stage.authorize(app, { scope: 'openid posts offline_access' }))
    const { refresh_token } = (await stage.redeem(app, callback)).body
    await manage(server, 'DELETE', `/api/v1/users/${user.id}/grants`)
    const refreshed = await stage.token(app, { grant_type: 'refresh_token', refresh_token })
    assert.equal(refreshed.body.error, 'invalid_grant')
  })

  it('are not renewed for an application that is switched off', async () => {
    const { server, stage, agent, consent } = await staged()
    const app = await stage.app(asking)
    const url = stage.authorize(app, { scope: 'openid posts offline_access' })
    const { refresh_token } = (await stage.redeem(app, await consent(url))).body
    const form = { grant_type: 'refresh_token', refresh_token }
    await make(server, 'POST', `/api/v1/apps/${app.appId}/lifecycle/deactivate`)
    assert.equal((await stage.token(app, form)).body.error, 'invalid_client')
    assert.equal((await agent.open(url)).page, 'error')
    await make(server, 'POST', `/api/v1/apps/${app.appId}/lifecycle/activate`)
    assert.equal((await agent.open(url)).page, 'consent')
  })

  it('of a deleted scope are not renewed with it', async () => {
    const { server, stage, consent } = await staged()
    const extra = await stage.scope('extra', 'IMPLICIT')
    const app = await stage.app(asking)
    const url = stage.authorize(app, { scope: 'openid posts extra offline_access' })
    const { refresh_token } = (await stage.redeem(app, await consent(url))).body
    await manage(server, 'DELETE', `/api/v1/authorizationServers/default/scopes/${extra.id}`)
    const { body } = await stage.token(app, { grant_type: 'refresh_token', refresh_token })
    assert.equal(body.scope, 'openid posts offline_access')
  })
})

describe('Okta: requests', () => {
  it('need a state and known scopes', async () => {
    const { stage, agent } = await staged()
    const app = await stage.app()
    const errorOf = async (parameters: Record<string, string>) =>
      (await agent.open(stage.authorize(app, parameters))).answer.get('error')
    assert.equal(await errorOf({ state: '' }), 'invalid_request')
    assert.equal(await errorOf({ scope: 'openid nosuch' }), 'invalid_scope')
    assert.equal(await errorOf({ scope: 'phone' }), 'invalid_scope')
    assert.equal(await errorOf({ scope: '' }), 'invalid_scope')
    assert.equal(await errorOf({ prompt: 'nonsense' }), 'invalid_request')
    assert.equal(await errorOf({ prompt: 'none login' }), 'invalid_request')
  })

  it('without scopes get the default ones', async () => {
    const { stage, agent, user } = await staged()
    await stage.scope('usual', 'IMPLICIT', { default: true })
    const app = await stage.app()
    const callback = await agent.signIn(await agent.open(stage.authorize(app, { scope: '' })), user)
    assert.equal((await stage.redeem(app, callback)).body.scope, 'usual')
  })

  it('may be posted', async () => {
    const { stage, agent } = await staged()
    const [path, parameters] = stage.authorize(await stage.app()).split('?')
    const body = new URLSearchParams(parameters)
    assert.equal((await agent.open(path ?? '', { method: 'POST', body })).page, 'login')
  })

  it('prompt=none is refused in the documented words', async () => {
    const { stage, agent, user } = await staged()
    const app = await stage.app(asking)
    const url = stage.authorize(app, { scope: 'openid posts', prompt: 'none' })
    assert.equal((await agent.open(url)).answer.get('error'), 'login_required')
    await agent.signIn(await agent.open(stage.authorize(app)), user)
    const refused = await agent.open(url)
    assert.equal(refused.answer.get('error'), 'consent_required')
    assert.equal(
      refused.answer.get('error_description'),
      'The following scopes require user consent: [posts].',
    )
  })

  it('prompt=login consent signs in again and asks', async () => {
    const { stage, agent, user, consent } = await staged()
    const app = await stage.app(asking)
    await consent(stage.authorize(app, { scope: 'openid posts' }))
    for (const prompt of ['login consent', 'consent login']) {
      const url = stage.authorize(app, { scope: 'openid posts', prompt })
      const dialog = await agent.signIn(await agent.open(url), user)
      assert.equal(dialog.page, 'consent')
      assert.equal((await agent.submit(dialog, { action: 'accept' })).page, 'callback')
    }
  })

  it('prompt=login lets another user sign in, who is asked for themselves', async () => {
    const { stage, agent, consent } = await staged()
    const app = await stage.app(asking)
    await consent(stage.authorize(app, { scope: 'openid posts' }))
    const other = await stage.user()
    const url = stage.authorize(app, { scope: 'openid posts', prompt: 'login' })
    const dialog = await agent.signIn(await agent.open(url), other)
    assert.equal(dialog.page, 'consent')
    assert.equal(dialog.html('[data-account]').text(), other.username)
    const callback = await agent.submit(dialog, { action: 'accept' })
    const { body } = await stage.redeem(app, callback)
    assert.equal(decodeJwt(body.access_token).uid, other.id)
  })
})

describe('Okta: discovery', () => {
  it('lists published scopes only, and the vendor’s endpoints', async () => {
    const { server, stage } = await staged()
    await stage.scope('shown', 'IMPLICIT', { metadataPublish: 'ALL_CLIENTS' })
    for (const name of ['openid-configuration', 'oauth-authorization-server']) {
      const { body } = await call(`${stage.issuer}/.well-known/${name}`)
      assert.equal(body.issuer, stage.issuer)
      assert.equal(body.authorization_endpoint, `${stage.issuer}/v1/authorize`)
      assert.equal(body.jwks_uri, `${stage.issuer}/v1/keys`)
      assert.equal(body.registration_endpoint, `${server.url}/oauth2/v1/clients`)
      assert.ok(body.scopes_supported.includes('shown'))
      assert.ok(body.scopes_supported.includes('phone'))
      assert.ok(!body.scopes_supported.includes('posts'))
    }
    const unknown = await call(`${server.url}/oauth2/nosuch/.well-known/openid-configuration`)
    assert.equal(unknown.status, 404)
    assert.equal(unknown.body.errorCode, 'E0000007')
  })
})

describe('Okta: registration', () => {
  it('makes applications that require consent and cannot say otherwise', async () => {
    const { server, stage, agent, user } = await staged()
    const registered = await make(server, 'POST', '/oauth2/v1/clients', {
      client_name: 'Newcomer',
      redirect_uris: ['https://new.example/cb'],
      consent_method: 'TRUSTED',
      token_endpoint_auth_method: 'client_secret_post',
    })
    const app = await make(server, 'GET', `/api/v1/apps/${registered.client_id}`)
    assert.equal(app.settings.oauthClient.consent_method, 'REQUIRED')
    const url = stage.authorize(
      {
        appId: app.id,
        clientId: registered.client_id,
        secret: registered.client_secret,
        callback: 'https://new.example/cb',
      },
      { scope: 'openid posts' },
    )
    assert.equal((await agent.signIn(await agent.open(url), user)).page, 'consent')
    const refused = await call(`${server.url}/oauth2/v1/clients`, { method: 'POST' })
    assert.equal(refused.status, 401)
  })
})

describe('Okta: devices', () => {
  it('get tokens after the dialog', async () => {
    const { stage, agent, user } = await staged()
    const app = await stage.app({ ...asking, grant_types: [deviceGrant] })
    const { body } = await post(`${stage.issuer}/v1/device/authorize`, {
      ...credentials(app),
      scope: 'openid posts',
    })
    const code = await agent.open(body.verification_uri)
    const confirm = await agent.submit(code, { user_code: body.user_code })
    const dialog = await agent.signIn(await agent.submit(confirm), user)
    assert.equal(dialog.page, 'consent')
    assert.equal((await agent.submit(dialog, { action: 'accept' })).page, 'device-done')
    const issued = await stage.token(app, {
      grant_type: deviceGrant,
      device_code: body.device_code,
    })
    assert.equal(issued.body.scope, 'openid posts')
  })
})
