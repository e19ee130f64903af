import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linesOf } from '../testing/agent.ts'
import { atDialog } from '../testing/dialog.ts'
import { make } from '../testing/management.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()

describe('the dialog', () => {
  it('grants what it showed, whatever the form says besides (CVE-2020-13300, CVE-2018-15758)', async () => {
    const { stage, client, agent, dialog, grants } = await atDialog(
      await start({ dialect: 'auth0' }),
    )
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
    const { stage, client, agent, dialog } = await atDialog(await start({ dialect: 'auth0' }))
    const address = `${dialog.url.href}?scope=openid+write:posts&prompt=none`
    const shown = await agent.open(address)
    assert.deepEqual(linesOf(shown), linesOf(dialog))
    const callback = await agent.submit(shown, { action: 'accept' })
    assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')
  })

  it('keeps two tabs apart', async () => {
    const { stage, client, agent, dialog } = await atDialog(await start({ dialect: 'auth0' }))
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
    const { stage, user, dialog, grants, client } = await atDialog(
      await start({ dialect: 'auth0' }),
    )
    const victim = stage.agent()
    await victim.signIn(await victim.open(stage.authorize(client)), user)
    assert.equal((await victim.open(dialog.url.href)).page, 'error')
    const answered = await victim.submit(dialog, { action: 'accept' })
    assert.equal(answered.page, 'error')
    assert.equal(answered.status, 400)
    assert.deepEqual(await grants(), [])
  })

  it('takes no answer without its token (CVE-2016-6637, CVE-2014-8144)', async () => {
    const { agent, dialog, grants, token } = await atDialog(await start({ dialect: 'auth0' }))
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
    const { agent, dialog, grants, token } = await atDialog(await start({ dialect: 'auth0' }))
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
      const { agent, dialog, grants } = await atDialog(await start({ dialect: 'auth0' }))
      const callback = await agent.submit(dialog, { action })
      assert.equal(callback.answer.get('error'), 'access_denied')
      assert.deepEqual(await grants(), [])
    })

  it('takes two contradicting answers for a refusal', async () => {
    const { agent, dialog, grants } = await atDialog(await start({ dialect: 'auth0' }))
    const callback = await agent.submit(dialog, { action: ['accept', 'deny'] })
    assert.equal(callback.answer.get('error'), 'access_denied')
    assert.deepEqual(await grants(), [])
  })

  it('is answered once', async () => {
    const { agent, dialog } = await atDialog(await start({ dialect: 'auth0' }))
    assert.equal((await agent.submit(dialog, { action: 'accept' })).page, 'callback')
    assert.equal((await agent.submit(dialog, { action: 'accept' })).page, 'error')
    assert.equal((await agent.open(dialog.url.href)).page, 'error')
  })

  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])
    it(`takes no answer by ${method}`, async () => {
      const { agent, dialog, grants, token } = await atDialog(await start({ dialect: 'auth0' }))
      const address = `${dialog.url.href}?action=accept&token=${token}`
      const stop = await agent.open(address, { method })
      assert.notEqual(stop.page, 'callback')
      assert.deepEqual(await grants(), [])
    })

  it('is not skipped by a HEAD request with a session', async () => {
    const { stage, client, agent, dialog } = await atDialog(await start({ dialect: 'auth0' }))
    await agent.submit(dialog, { action: 'accept' })
    const stop = await agent.open(stage.authorize(client), { method: 'HEAD' })
    assert.equal(stop.status, 405)
  })

  it('cannot be framed, focuses no button and keeps its opener away (CVE-2024-2177)', async () => {
    const { dialog } = await atDialog(await start({ dialect: 'auth0' }))
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
    const { server, stage, client, agent, dialog } = await atDialog(
      await start({ dialect: 'auth0' }),
    )
    await make(server, 'DELETE', `/api/v2/clients/${client.client_id}`)
    assert.equal((await agent.open(dialog.url.href)).page, 'error')
    const stop = await agent.submit(dialog, { action: 'accept' })
    assert.equal(stop.page, 'error')
    void stage
  })

  it('signs in again a user who was deleted meanwhile', async () => {
    const { server, user, agent, dialog } = await atDialog(await start({ dialect: 'auth0' }))
    await make(server, 'DELETE', `/api/v2/users/${encodeURIComponent(user.id)}`)
    assert.equal((await agent.open(dialog.url.href)).page, 'error')
    assert.notEqual((await agent.submit(dialog, { action: 'accept' })).page, 'callback')
  })
})
