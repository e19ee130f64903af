import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { call, make, manage, post } from '../testing/management.ts'
import { oktaStage } from '../testing/okta-stage.ts'
import type { OktaApp } from '../testing/okta-stage.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()

describe('the org authorization server', () => {
  const staged = async () => {
    const server = await start({ dialect: 'okta' })
    const stage = oktaStage(server)
    const app = await stage.app({ consent_method: 'REQUIRED' })
    const [user, agent] = [await stage.user(), stage.agent()]
    const authorize = (parameters: Record<string, string>) => {
      const [, query] = stage.authorize(app, parameters).split('?')
      return `${server.url}/oauth2/v1/authorize?${query}`
    }
    const redeem = (code: string, { clientId, secret, callback }: OktaApp) =>
      post(`${server.url}/oauth2/v1/token`, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: callback,
        client_id: clientId,
        client_secret: secret,
      })
    return { server, app, user, agent, authorize, redeem }
  }

  it('has the org for its issuer, and its endpoints beside those of the custom ones', async () => {
    const { server } = await staged()
    for (const name of ['openid-configuration', 'oauth-authorization-server']) {
      const { body } = await call(`${server.url}/.well-known/${name}`)
      assert.equal(body.issuer, server.url)
      assert.equal(body.authorization_endpoint, `${server.url}/oauth2/v1/authorize`)
      assert.equal(body.token_endpoint, `${server.url}/oauth2/v1/token`)
      assert.equal((await call(body.jwks_uri)).status, 200)
    }
  })

  it('asks nobody, not even on prompt=consent, and is on no list', async () => {
    const { server, app, user, agent, authorize, redeem } = await staged()
    const url = authorize({ scope: 'openid profile phone', prompt: 'consent' })
    const callback = await agent.signIn(await agent.open(url), user)
    assert.equal(callback.page, 'callback')
    const { body } = await redeem(callback.answer.get('code') ?? '', app)
    assert.equal(body.scope, 'openid profile phone')
    assert.equal(decodeJwt(body.id_token).iss, server.url)
    assert.deepEqual(await make(server, 'GET', `/api/v1/users/${user.id}/grants`), [])
    const servers = await make(server, 'GET', '/api/v1/authorizationServers')
    assert.deepEqual(
      servers.map(({ id }: { id: string }) => id),
      ['default'],
    )
    assert.equal((await manage(server, 'GET', '/api/v1/authorizationServers/org')).status, 404)
  })

  it('knows no scope but its own', async () => {
    const { server, agent, authorize } = await staged()
    await oktaStage(server).scope('posts', 'IMPLICIT')
    const page = await agent.open(authorize({ scope: 'openid posts' }))
    assert.equal(page.answer.get('error'), 'invalid_scope')
    assert.match(page.answer.get('error_description') ?? '', /^Custom scopes are not allowed/)
  })
})

describe('an org without the consent feature', () => {
  it('refuses everything about authorization servers and says which feature', async () => {
    const server = await start({ dialect: 'okta', consentFeature: 'off' })
    const path = '/api/v1/authorizationServers'
    for (const [method, at] of [
      ['GET', path],
      ['POST', path],
      ['GET', `${path}/default`],
      ['PUT', `${path}/default/scopes/scpx`],
    ] as const) {
      const { status, body } = await manage(server, method, at, method === 'GET' ? undefined : {})
      assert.equal(status, 401, at)
      assert.equal(body.errorCode, 'E0000015')
      assert.match(body.errorSummary, /^You do not have permission to access the feature/)
    }
    const metadata = `${server.url}/oauth2/default/.well-known/openid-configuration`
    assert.equal((await call(metadata)).status, 404)
  })

  it('tells applications without consent_method, whatever it was sent', async () => {
    const server = await start({ dialect: 'okta', consentFeature: 'off' })
    const { appId } = await oktaStage(server).app({ consent_method: 'REQUIRED' })
    const app = await make(server, 'GET', `/api/v1/apps/${appId}`)
    assert.ok(!('consent_method' in app.settings.oauthClient))
    const replaced = await make(server, 'PUT', `/api/v1/apps/${appId}`, app)
    assert.ok(!('consent_method' in replaced.settings.oauthClient))
  })
})

describe('assignments', () => {
  it('let in who is assigned, by name or with everybody', async () => {
    const server = await start({ dialect: 'okta' })
    const stage = oktaStage(server)
    const app = await stage.app()
    const path = `/api/v1/apps/${app.appId}`
    const document = await make(server, 'GET', path)
    const settings = { ...document.settings, implicitAssignment: false }
    await make(server, 'PUT', path, { ...document, settings })
    const user = await stage.user()
    const agent = stage.agent()
    const url = stage.authorize(app, { scope: 'openid' })

    const refused = await agent.signIn(await agent.open(url), user)
    assert.equal(refused.answer.get('error'), 'access_denied')
    assert.equal(refused.answer.get('state'), 'st')
    const form = { grant_type: 'password', ...user, scope: 'openid' }
    assert.equal((await stage.token(app, form)).body.error, 'access_denied')

    await make(server, 'POST', `${path}/users`, { id: user.id, scope: 'USER' })
    assert.ok((await agent.open(url)).answer.has('code'))
    await manage(server, 'DELETE', `${path}/users/${user.id}`)
    assert.equal((await agent.open(url)).answer.get('error'), 'access_denied')
    const [everyone] = await make(server, 'GET', '/api/v1/groups?q=Every')
    await make(server, 'PUT', `${path}/groups/${everyone.id}`, {})
    assert.ok((await agent.open(url)).answer.has('code'))
  })
})
