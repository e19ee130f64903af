import assert from 'node:assert/strict'
import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { describe, it } from 'node:test'
import { linesOf } from '../testing/agent.ts'
import { auth0Stage } from '../testing/auth0-stage.ts'
import { atDialog } from '../testing/dialog.ts'
import { call, make } from '../testing/management.ts'
import { oktaStage } from '../testing/okta-stage.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()

describe('an authorization request', () => {
  it('shows a page rather than go to an address that is not registered', async () => {
    const { stage, client, agent } = await atDialog(await start({ dialect: 'auth0' }))
    for (const redirect_uri of [
      'https://evil.example/cb',
      'https://shop.example/cb/',
      'https://shop.example/cb?x=1',
      'https://shop.example/cb#x',
      'https://shop.example.evil.example/cb',
      'https://shop.example@evil.example/cb',
      'http://shop.example/cb',
      '//shop.example/cb',
      'javascript:alert(1)',
      '',
    ]) {
      const stop = await agent.open(stage.authorize(client, { redirect_uri, prompt: 'none' }))
      if (redirect_uri === '') assert.equal(stop.url.origin, 'https://shop.example')
      else assert.equal(stop.page, 'error', redirect_uri)
    }
  })

  it('cannot slip in scopes by a name of the server’s own', async () => {
    const { stage, client, agent, dialog } = await atDialog(await start({ dialect: 'auth0' }))
    const url = stage.authorize(client, {
      requested_scope: 'openid write:posts',
      prompt: 'consent',
    })
    assert.deepEqual(linesOf(await agent.open(url)), linesOf(dialog))
  })

  it('with parameters twice is refused', async () => {
    const { stage, client, agent } = await atDialog(await start({ dialect: 'auth0' }))
    for (const twice of [
      'scope=write:posts',
      'prompt=none',
      'client_id=x',
      'state=y',
      'audience=z',
    ]) {
      const stop = await agent.open(`${stage.authorize(client)}&${twice}`)
      assert.notEqual(stop.page, 'consent', twice)
      assert.equal(stop.answer.get('code'), null)
    }
  })

  it('for an API that does not exist is refused', async () => {
    const { server, stage, client, agent } = await atDialog(await start({ dialect: 'auth0' }))
    const unknown = await agent.open(stage.authorize(client, { audience: 'https://no.example/' }))
    assert.equal(unknown.answer.get('error'), 'access_denied')
    assert.match(unknown.answer.get('error_description') ?? '', /Service not found/)
    for (const resource of [
      'urn:api:',
      'urn:api:%',
      'urn:api:userinfo',
      'x',
      `${server.url}/userinfo`,
      'https://no.example/',
    ]) {
      const stop = await agent.open(stage.authorize(client, { audience: '', resource }))
      assert.equal(stop.answer.get('error'), 'invalid_target', resource)
    }
  })

  it('of a client that does not exist is refused on a page', async () => {
    const { stage, client, agent } = await atDialog(await start({ dialect: 'auth0' }))
    const stop = await agent.open(stage.authorize(client, { client_id: 'nobody' }))
    assert.equal(stop.page, 'error')
    assert.equal(stop.status, 400)
  })
})

describe('names', () => {
  it('are shown as text (CVE-2018-1000088)', async () => {
    const server = await start({ dialect: 'okta' })
    const stage = oktaStage(server)
    const markup = '<img src=x onerror=alert(1)>"\'&'
    await stage.scope('s', 'REQUIRED', { displayName: markup, description: markup })
    const app = await stage.app({ consent_method: 'REQUIRED' })
    const document = await make(server, 'GET', `/api/v1/apps/${app.appId}`)
    await make(server, 'PUT', `/api/v1/apps/${app.appId}`, { ...document, label: markup })
    const agent = stage.agent()
    const login = await agent.open(stage.authorize(app, { scope: 'openid s', login_hint: markup }))
    assert.equal(login.html('img').length, 0)
    assert.equal(login.html('input[name=username]').val(), markup)
    const dialog = await agent.signIn(login, await stage.user())
    assert.equal(dialog.html('[data-application]').first().text(), markup)
    assert.deepEqual(linesOf(dialog), [`${markup} ${markup}`])
    assert.equal(dialog.html('img').length, 0)
  })
})

describe('the public address', () => {
  it('does not follow headers of a request', async () => {
    const server = await start({ dialect: 'auth0' })
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    }
    const { body } = await call(`${server.url}/.well-known/openid-configuration`, { headers })
    assert.equal(body.issuer, `${server.url}/`)
    assert.equal(body.token_endpoint, `${server.url}/oauth/token`)
  })

  it('does not follow a request line that names another host', async () => {
    const server = await start({ dialect: 'auth0' })
    const { port } = new URL(server.url)
    const path = 'http://evil.example/.well-known/openid-configuration'
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers: { host: 'evil.example' } }, resolve).on(
        'error',
        reject,
      )
    })
    const body = (await response.toArray()).join('')
    assert.equal(response.statusCode, 200)
    assert.ok(!body.includes('evil'))
  })

  it('is what the server is told it is', async () => {
    const server = await start({ dialect: 'okta', publicUrl: 'https://login.example' })
    assert.equal(server.url, 'https://login.example')
  })
})

describe('a failed sign-in', () => {
  it('says neither which part is wrong nor whether the user exists', async () => {
    const server = await start({ dialect: 'auth0' })
    const stage = auth0Stage(server)
    await stage.api()
    const client = await stage.client()
    const { username } = await stage.user()
    const agent = stage.agent()
    const login = await agent.open(stage.authorize(client))
    for (const form of [
      { username, password: 'wrong' },
      { username: 'nobody', password: 'wrong' },
      { username, password: '' },
      { username: '', password: '' },
    ]) {
      const stop = await agent.submit(login, form)
      assert.equal(stop.status, 401)
      assert.equal(stop.html('[data-problem]').text(), 'Wrong user name or password.')
    }
  })
})
