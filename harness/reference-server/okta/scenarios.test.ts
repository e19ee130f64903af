import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { linesOf } from '../testing/agent.ts'
import { make, manage } from '../testing/management.ts'
import { oktaStage } from '../testing/okta-stage.ts'
import { closingServers } from '../testing/servers.ts'
import { seedApp, seedScope } from '../testing/okta-seed.ts'

const start = closingServers()

const staged = async () => {
  const server = await start({ dialect: 'okta' })
  const stage = oktaStage(server)
  const requirePhone = async (consent = 'REQUIRED') => {
    const path = '/api/v1/authorizationServers/default/scopes'
    const scopes = await make(server, 'GET', path)
    const { id } = scopes.find((scope: { name: string }) => scope.name === 'phone')
    return make(server, 'PUT', `${path}/${id}`, { ...seedScope, consent })
  }
  return { server, stage, requirePhone, user: await stage.user(), agent: stage.agent() }
}

describe('Okta: the document’s own requests', () => {
  it('are accepted verbatim and lead to the dialog', async () => {
    const { server, stage, requirePhone, user, agent } = await staged()
    const app = await stage.app()
    const replaced = await make(server, 'PUT', `/api/v1/apps/${app.appId}`, seedApp)
    assert.equal(replaced.id, app.appId)
    assert.equal(replaced.label, 'ConsentWebApp')
    assert.equal(replaced.settings.oauthClient.consent_method, 'REQUIRED')
    assert.deepEqual(
      replaced.settings.oauthClient.redirect_uris,
      seedApp.settings.oauthClient.redirect_uris,
    )
    const scope = await requirePhone()
    assert.equal(scope.consent, 'REQUIRED')
    assert.equal(scope.description, seedScope.description)

    // The document's callback is a placeholder; with a real one the dialog comes up.
    const { oauthClient } = seedApp.settings
    await make(server, 'PUT', `/api/v1/apps/${app.appId}`, {
      ...seedApp,
      settings: {
        ...seedApp.settings,
        oauthClient: { ...oauthClient, redirect_uris: [app.callback] },
      },
    })
    const dialog = await agent.signIn(await agent.open(stage.authorize(app)), user)
    assert.equal(dialog.page, 'consent')
    assert.deepEqual(linesOf(dialog), [
      'phone Allows this application to access your phone number.',
    ])
  })
})

describe('Okta: lists', () => {
  it('leave out what their filter does', async () => {
    const { server, stage } = await staged()
    const { appId } = await stage.app()
    const filtered = async (list: string, filter: string, member: string): Promise<unknown[]> => {
      const query = new URLSearchParams({ filter }).toString()
      const found: Record<string, unknown>[] = await make(server, 'GET', `/api/v1/${list}?${query}`)
      return found.map((one) => one[member])
    }
    const scopes = 'authorizationServers/default/scopes'
    assert.deepEqual(await filtered(scopes, 'name eq "phone"', 'name'), ['phone'])
    assert.deepEqual(await filtered('apps', 'status eq "ACTIVE"', 'id'), [appId])
    assert.deepEqual(await filtered('apps', 'status eq "INACTIVE"', 'id'), [])
  })
})

describe('Okta: a user', () => {
  it('signs in with the password given last, and keeps the rest', async () => {
    const { server, stage, user } = await staged()
    const [{ id, profile }] = await make(server, 'GET', '/api/v1/users')
    const changed = await make(server, 'POST', `/api/v1/users/${id}`, {
      credentials: { password: { value: 'another-1A!' } },
    })
    assert.deepEqual(changed.profile, profile)
    const app = await stage.app({ consent_method: 'TRUSTED' })
    const signIn = async (password: string) => {
      const agent = stage.agent()
      return agent.signIn(await agent.open(stage.authorize(app)), { ...user, password })
    }
    assert.equal((await signIn(user.password)).page, 'login')
    assert.equal((await signIn('another-1A!')).page, 'callback')
  })
})

describe('Okta: consent_method', () => {
  it('TRUSTED goes without the dialog, REQUIRED is asked once', async () => {
    const { stage, requirePhone, user, agent } = await staged()
    await requirePhone()
    const trusted = await stage.app()
    const callback = await agent.signIn(await agent.open(stage.authorize(trusted)), user)
    const { body } = await stage.redeem(trusted, callback)
    assert.equal(body.scope, 'openid phone')
    const claims = decodeJwt(body.access_token)
    assert.deepEqual(claims.scp, ['openid', 'phone'])
    assert.equal(claims.iss, stage.issuer)
    assert.equal(claims.aud, 'api://default')
    assert.equal(claims.cid, trusted.clientId)
    assert.equal(claims.uid, user.id)
    assert.equal(claims.sub, user.username)

    const asking = await stage.app({ consent_method: 'REQUIRED' })
    const dialog = await agent.open(stage.authorize(asking))
    assert.equal(dialog.page, 'consent')
    const accepted = await agent.submit(dialog, { action: 'accept' })
    assert.equal((await stage.redeem(asking, accepted)).body.scope, 'openid phone')
    assert.equal((await agent.open(stage.authorize(asking))).page, 'callback')
  })

  it('prompt=consent asks although a grant exists, and a trusted application too', async () => {
    const { stage, requirePhone, user, agent } = await staged()
    await requirePhone()
    const app = await stage.app()
    const dialog = await agent.signIn(
      await agent.open(stage.authorize(app, { prompt: 'consent' })),
      user,
    )
    assert.equal(dialog.page, 'consent')
    await agent.submit(dialog, { action: 'accept' })
    assert.equal((await agent.open(stage.authorize(app))).page, 'callback')
    const again = await agent.open(stage.authorize(app, { prompt: 'consent' }))
    assert.equal(again.page, 'consent')
    const implicit = stage.authorize(app, { prompt: 'consent', scope: 'openid email' })
    assert.equal((await agent.open(implicit)).page, 'callback')
  })

  it('a refusal ends in access_denied in Okta’s words', async () => {
    const { stage, requirePhone, user, agent } = await staged()
    await requirePhone()
    const app = await stage.app({ consent_method: 'REQUIRED' })
    const dialog = await agent.signIn(await agent.open(stage.authorize(app)), user)
    const callback = await agent.submit(dialog, { action: 'deny' })
    assert.equal(callback.answer.get('error'), 'access_denied')
    assert.equal(
      callback.answer.get('error_description'),
      'The resource owner or authorization server denied the request.',
    )
    assert.equal(callback.answer.get('state'), 'st')
  })
})

describe('Okta: client credentials', () => {
  it('are blocked from REQUIRED scopes and get FLEXIBLE and IMPLICIT ones', async () => {
    const { stage } = await staged()
    const app = await stage.app()
    await stage.scope('a', 'REQUIRED')
    await stage.scope('b', 'FLEXIBLE')
    await stage.scope('c', 'IMPLICIT')
    const ask = (scope: string) => stage.token(app, { grant_type: 'client_credentials', scope })

    const refused = await ask('a b')
    assert.equal(refused.status, 400)
    assert.deepEqual(refused.body, {
      error: 'consent_required',
      error_description:
        'The following scopes require user consent and cannot be granted for the client credentials grant type: [a].',
    })
    const issued = await ask('b c')
    assert.equal(issued.status, 200, JSON.stringify(issued.body))
    assert.equal(issued.body.scope, 'b c')
    assert.deepEqual(decodeJwt(issued.body.access_token).scp, ['b', 'c'])
    assert.equal((await ask('b nosuch')).body.error, 'invalid_scope')
  })
})

describe('Okta: the password grant', () => {
  it('is refused to an application that requires consent', async () => {
    const { stage, requirePhone, user } = await staged()
    await requirePhone()
    const form = { grant_type: 'password', ...user, scope: 'openid phone' }
    const refused = await stage.token(await stage.app({ consent_method: 'REQUIRED' }), form)
    assert.equal(refused.status, 400)
    assert.equal(refused.body.error, 'consent_required')
    assert.match(
      refused.body.error_description,
      /^The following scopes require user consent: \[phone\]\. To access/,
    )
    const issued = await stage.token(await stage.app(), form)
    assert.equal(issued.status, 200, JSON.stringify(issued.body))
    assert.equal(issued.body.scope, 'openid phone')
    assert.ok(issued.body.id_token)
    assert.equal(
      (await stage.token(await stage.app(), { ...form, password: 'x' })).body.error,
      'invalid_grant',
    )
  })
})

describe('Okta: grants', () => {
  it('are listed by scope, and revoking them asks again', async () => {
    const { server, stage, requirePhone, user, agent } = await staged()
    await requirePhone()
    const app = await stage.app({ consent_method: 'REQUIRED' })
    const other = await stage.app({ consent_method: 'REQUIRED' })
    const first = await agent.signIn(await agent.open(stage.authorize(app)), user)
    await agent.submit(first, { action: 'accept' })
    await agent.submit(await agent.open(stage.authorize(other)), { action: 'accept' })

    const path = `/api/v1/users/${user.id}/clients/${app.clientId}/grants`
    const grants = await make(server, 'GET', path)
    assert.equal(grants.length, 1)
    assert.equal(grants[0].clientId, app.clientId)
    assert.equal(grants[0].issuer, stage.issuer)
    assert.equal(grants[0].status, 'ACTIVE')
    assert.equal((await make(server, 'GET', `/api/v1/users/${user.id}/grants`)).length, 2)

    assert.equal((await manage(server, 'DELETE', path)).status, 204)
    assert.equal((await agent.open(stage.authorize(app))).page, 'consent')
    assert.equal((await agent.open(stage.authorize(other))).page, 'callback')
  })

  it('remember an optional scope that was left out', async () => {
    const { server, stage, user, agent } = await staged()
    await stage.scope('must', 'REQUIRED')
    const may = await stage.scope('may', 'REQUIRED', { optional: true })
    const app = await stage.app({ consent_method: 'REQUIRED' })
    const url = stage.authorize(app, { scope: 'openid must may' })

    const dialog = await agent.signIn(await agent.open(url), user)
    assert.deepEqual(
      dialog
        .html('input[name=scope]')
        .toArray()
        .map((box) => box.attribs.value),
      ['may'],
    )
    const callback = await agent.submit(dialog, { action: 'accept' })
    assert.equal((await stage.redeem(app, callback)).body.scope, 'openid must')
    const silent = await agent.open(url)
    assert.equal((await stage.redeem(app, silent)).body.scope, 'openid must')

    const again = await agent.open(`${url}&prompt=consent`)
    const full = await agent.submit(again, { action: 'accept', scope: ['may'] })
    assert.equal((await stage.redeem(app, full)).body.scope, 'openid must may')

    // Made anew under the same name, it is another scope.
    const path = '/api/v1/authorizationServers/default/scopes'
    await manage(server, 'DELETE', `${path}/${may.id}`)
    await stage.scope('may', 'REQUIRED')
    assert.equal((await agent.open(url)).page, 'consent')
  })

  it('belong to one authorization server', async () => {
    const { server, stage, user, agent } = await staged()
    const second = await make(server, 'POST', '/api/v1/authorizationServers', {
      name: 'second',
      audiences: ['api://second'],
    })
    const secondStage = oktaStage(server, second.id)
    await stage.scope('posts', 'REQUIRED')
    await secondStage.scope('posts', 'REQUIRED')
    const app = await stage.app({ consent_method: 'REQUIRED' })
    const parameters = { scope: 'openid posts' }
    const dialog = await agent.signIn(await agent.open(stage.authorize(app, parameters)), user)
    const callback = await agent.submit(dialog, { action: 'accept' })
    assert.equal((await secondStage.redeem(app, callback)).body.error, 'invalid_grant')

    for (const resource of [`urn:api:${second.id}`, 'api://second']) {
      const stop = await agent.open(stage.authorize(app, { ...parameters, resource }))
      assert.equal(stop.answer.get('error'), 'invalid_target')
    }

    const other = await agent.open(secondStage.authorize(app, parameters))
    assert.equal(other.page, 'consent')
    const there = await agent.submit(other, { action: 'accept' })
    const { body } = await secondStage.redeem(app, there)
    assert.equal(decodeJwt(body.access_token).aud, 'api://second')
  })
})
