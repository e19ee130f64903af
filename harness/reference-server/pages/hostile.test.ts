import assert from 'node:assert/strict'
import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { describe, it } from 'node:test'
import { auth0Stage } from '../testing/auth0-stage.ts'
import { linesOf } from '../testing/agent.ts'
import { call, make } from '../testing/management.ts'
import { oktaStage } from '../testing/okta-stage.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()

/** A user in front of a third-party application's dialog. */
const atDialog = async (parameters: Record<string, string> = {}) => {
  const server = await start({ dialect: 'auth0' })
  const stage = auth0Stage(server)
  await stage.api()
  const client = await stage.client({ is_first_party: false })
  const [user, agent] = [await stage.user(), stage.agent()]
  const dialog = await agent.signIn(await agent.open(stage.authorize(client, parameters)), user)
  assert.equal(dialog.page, 'consent')
  const grants = () => make(server, 'GET', '/api/v2/grants')
  const token = String(dialog.html('input[name=token]').val())
  return { server, stage, client, user, agent, dialog, grants, token }
}

describe('the dialog', () => {
  it('grants what it showed, whatever the form says besides (CVE-2020-13300, CVE-2018-15758)', async () => {
    const { stage, client, agent, dialog, grants } = await atDialog()
    const callback = await agent.submit(dialog, {
      action: 'accept',
      scope: ['read:posts', 'write:posts'],
      scopes: 'write:posts',
      audience: 'https://other.example/',
      redirect_uri: 'https://evil.example/',
      redirectUri: 'https://evil.example/',
      client_id: 'other',
    })
    assert.equal(callback.url.origin, 'https://shop.example')
    assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')
    assert.deepEqual((await grants())[0].scope, ['openid', 'read:posts'])
  })

  it('grants what it showed, whatever its address says besides', async () => {
    const { stage, client, agent, dialog } = await atDialog()
    const address = `${dialog.url.href}?scope=openid+write:posts&prompt=none`
    const shown = await agent.open(address)
    assert.deepEqual(linesOf(shown), linesOf(dialog))
    const callback = await agent.submit(shown, { action: 'accept' })
    assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')
  })

  it('keeps two tabs apart', async () => {
    const { stage, client, agent, dialog } = await atDialog()
    const wide = stage.authorize(client, { scope: 'openid read:posts write:posts' })
    const second = await agent.open(wide)
    assert.equal(second.page, 'consent')
    const callback = await agent.submit(dialog, { action: 'accept' })
    assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')
    const other = await agent.submit(second, { action: 'deny' })
    assert.equal(other.answer.get('error'), 'access_denied')
    assert.equal((await agent.open(wide)).page, 'consent')
  })

  it('belongs to one user agent (CVE-2022-39222, Hydra 770)', async () => {
    const { stage, user, dialog, grants, client } = await atDialog()
    const victim = stage.agent()
    await victim.signIn(await victim.open(stage.authorize(client)), user)
    assert.equal((await victim.open(dialog.url.href)).page, 'error')
    const answered = await victim.submit(dialog, { action: 'accept' })
    assert.equal(answered.page, 'error')
    assert.equal(answered.status, 400)
    assert.deepEqual(await grants(), [])
  })

  it('takes no answer without its token (CVE-2016-6637, CVE-2014-8144)', async () => {
    const { agent, dialog, grants, token } = await atDialog()
    for (const form of [
      {},
      { token: '' },
      { token: `${token.slice(1)}A` },
      { token: 'ä'.repeat(token.length) },
    ]) {
      const body = new URLSearchParams({ action: 'accept', ...form })
      const stop = await agent.open(dialog.url.href, { method: 'POST', body })
      assert.equal(stop.page, 'error')
      assert.equal(stop.status, 400)
    }
    assert.deepEqual(await grants(), [])
    assert.equal((await agent.submit(dialog, { action: 'accept' })).page, 'callback')
  })

  it('takes JSON for no answer', async () => {
    const { agent, dialog, grants, token } = await atDialog()
    const stop = await agent.open(dialog.url.href, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'accept', token }),
    })
    assert.equal(stop.page, 'error')
    assert.deepEqual(await grants(), [])
  })

  for (const action of ['', 'deny', 'ACCEPT', 'maybe'])
    it(`takes "${action}" for a refusal`, async () => {
      const { agent, dialog, grants } = await atDialog()
      const callback = await agent.submit(dialog, { action })
      assert.equal(callback.answer.get('error'), 'access_denied')
      assert.deepEqual(await grants(), [])
    })

  it('takes two contradicting answers for a refusal', async () => {
    const { agent, dialog, grants } = await atDialog()
    const callback = await agent.submit(dialog, { action: ['accept', 'deny'] })
    assert.equal(callback.answer.get('error'), 'access_denied')
    assert.deepEqual(await grants(), [])
  })

  it('is answered once', async () => {
    const { agent, dialog } = await atDialog()
    assert.equal((await agent.submit(dialog, { action: 'accept' })).page, 'callback')
    assert.equal((await agent.submit(dialog, { action: 'accept' })).page, 'error')
    assert.equal((await agent.open(dialog.url.href)).page, 'error')
  })

  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])
    it(`takes no answer by ${method}`, async () => {
      const { agent, dialog, grants, token } = await atDialog()
      const address = `${dialog.url.href}?action=accept&token=${token}`
      const stop = await agent.open(address, { method })
      assert.notEqual(stop.page, 'callback')
      assert.deepEqual(await grants(), [])
    })

  it('is not skipped by a HEAD request with a session', async () => {
    const { stage, client, agent, dialog } = await atDialog()
    await agent.submit(dialog, { action: 'accept' })
    const stop = await agent.open(stage.authorize(client), { method: 'HEAD' })
    assert.equal(stop.status, 405)
  })

  it('cannot be framed, focuses no button and keeps its opener away (CVE-2024-2177)', async () => {
    const { dialog } = await atDialog()
    assert.equal(dialog.headers.get('x-frame-options'), 'DENY')
    assert.match(dialog.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(dialog.headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(dialog.headers.get('cache-control'), 'no-store')
    assert.equal(dialog.html('[autofocus], script').length, 0)
    assert.deepEqual(
      dialog
        .html('button')
        .toArray()
        .map(({ attribs }) => `${attribs.name}=${attribs.value}`),
      ['action=deny', 'action=accept'],
    )
  })

  it('asks again what changed hands while it was open', async () => {
    const { server, stage, client, agent, dialog } = await atDialog()
    await make(server, 'DELETE', `/api/v2/clients/${client.client_id}`)
    assert.equal((await agent.open(dialog.url.href)).page, 'error')
    const stop = await agent.submit(dialog, { action: 'accept' })
    assert.equal(stop.page, 'error')
    void stage
  })

  it('signs in again a user who was deleted meanwhile', async () => {
    const { server, user, agent, dialog } = await atDialog()
    await make(server, 'DELETE', `/api/v2/users/${encodeURIComponent(user.id)}`)
    assert.equal((await agent.open(dialog.url.href)).page, 'error')
    assert.notEqual((await agent.submit(dialog, { action: 'accept' })).page, 'callback')
  })
})

describe('an authorization request', () => {
  it('shows a page rather than go to an address that is not registered', async () => {
    const { stage, client, agent } = await atDialog()
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

  it('with parameters twice is refused', async () => {
    const { stage, client, agent } = await atDialog()
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
    const { server, stage, client, agent } = await atDialog()
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
    const { stage, client, agent } = await atDialog()
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
