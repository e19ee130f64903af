import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { linesOf } from '../testing/agent.ts'
import { auth0Stage, postsAudience } from '../testing/auth0-stage.ts'
import { make, manage, post } from '../testing/management.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()
const skipping = { skip_consent_for_verifiable_first_party_clients: true }

const staged = async () => {
  const server = await start({ dialect: 'auth0' })
  const stage = auth0Stage(server)
  return { server, stage, user: await stage.user(), agent: stage.agent() }
}

describe('Auth0: first-party applications', () => {
  it('skip the dialog when the API allows it and get exactly the requested scopes', async () => {
    const { server, stage, user, agent } = await staged()
    await stage.api(skipping)
    const client = await stage.client()

    const callback = await agent.signIn(await agent.open(stage.authorize(client)), user)
    assert.equal(callback.page, 'callback')
    assert.equal(callback.answer.get('state'), 'st')
    assert.equal(callback.answer.get('iss'), `${server.url}/`)

    const { status, body } = await stage.redeem(client, callback)
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.scope, 'openid read:posts')
    const claims = decodeJwt(body.access_token)
    assert.deepEqual(claims.aud, [postsAudience, `${server.url}/userinfo`])
    assert.equal(claims.iss, `${server.url}/`)
    assert.equal(claims.sub, user.id)
    assert.equal(claims.azp, client.client_id)
    assert.equal(claims.scope, 'openid read:posts')
  })

  it('are asked when the API does not allow skipping, once', async () => {
    const { stage, user, agent } = await staged()
    await stage.api()
    const client = await stage.client()

    const dialog = await agent.signIn(await agent.open(stage.authorize(client)), user)
    assert.equal(dialog.page, 'consent')
    assert.equal(dialog.html('[data-application]').first().text(), 'Shop')
    assert.equal(dialog.html('[data-account]').text(), user.username)
    const callback = await agent.submit(dialog, { action: 'accept' })
    assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')

    assert.equal((await agent.open(stage.authorize(client))).page, 'callback')
  })

  for (const [where, callbacks] of [
    ['in the callback in use', ['http://localhost:4000/cb']],
    ['in another registered callback', ['https://shop.example/cb', 'http://localhost:4000/cb']],
  ] as const)
    it(`never skip with localhost ${where}, but are remembered`, async () => {
      const { server, stage, user, agent } = await staged()
      await stage.api(skipping)
      const client = await stage.client({ callbacks })

      const dialog = await agent.signIn(await agent.open(stage.authorize(client)), user)
      assert.equal(dialog.page, 'consent')
      await agent.submit(dialog, { action: 'accept' })
      assert.equal((await agent.open(stage.authorize(client))).page, 'callback')

      // Moved to a host of its own, the application is verifiable: a user who never consented is not asked.
      const moved = await make(server, 'PATCH', `/api/v2/clients/${client.client_id}`, {
        callbacks: ['https://myapp.example/cb'],
      })
      const other = stage.agent()
      const stop = await other.signIn(await other.open(stage.authorize(moved)), await stage.user())
      assert.equal(stop.page, 'callback')
    })
})

describe('Auth0: third-party applications', () => {
  it('are asked although the API allows skipping', async () => {
    const { stage, user, agent } = await staged()
    await stage.api(skipping)
    const client = await stage.client({ is_first_party: false })
    const dialog = await agent.signIn(await agent.open(stage.authorize(client)), user)
    assert.equal(dialog.page, 'consent')
  })

  it('learn of a refusal by access_denied, with their state', async () => {
    const { server, stage, user, agent } = await staged()
    await stage.api()
    const client = await stage.client({ is_first_party: false })
    const dialog = await agent.signIn(await agent.open(stage.authorize(client)), user)
    const callback = await agent.submit(dialog, { action: 'deny' })
    assert.equal(callback.page, 'callback')
    assert.equal(callback.status, 302)
    assert.deepEqual(Object.fromEntries(callback.answer), {
      error: 'access_denied',
      error_description: 'User did not authorize the request',
      state: 'st',
      iss: `${server.url}/`,
    })
    assert.deepEqual(await make(server, 'GET', '/api/v2/grants'), [])
  })
})

describe('Auth0: client credentials', () => {
  const ask = (url: string, client: { client_id: string; client_secret: string }, scope: string) =>
    post(`${url}/oauth/token`, {
      grant_type: 'client_credentials',
      client_id: client.client_id,
      client_secret: client.client_secret,
      audience: postsAudience,
      scope,
    })

  it('need a client grant and give what it holds', async () => {
    const { server, stage } = await staged()
    await stage.api()
    const client = await stage.client({ app_type: 'non_interactive' })

    const refused = await ask(server.url, client, 'read:posts')
    assert.equal(refused.status, 403)
    assert.equal(refused.body.error, 'access_denied')

    await make(server, 'POST', '/api/v2/client-grants', {
      client_id: client.client_id,
      audience: postsAudience,
      scope: ['read:posts'],
    })
    const issued = await ask(server.url, client, 'read:posts write:posts')
    assert.equal(issued.status, 200, JSON.stringify(issued.body))
    assert.equal(issued.body.scope, 'read:posts')
    const claims = decodeJwt(issued.body.access_token)
    assert.equal(claims.gty, 'client-credentials')
    assert.equal(claims.sub, `${client.client_id}@clients`)
    assert.equal(claims.aud, postsAudience)
  })
})

describe('Auth0: prompt', () => {
  it('consent forces the dialog although a grant exists', async () => {
    const { stage, user, agent } = await staged()
    await stage.api()
    const client = await stage.client()
    const first = await agent.signIn(await agent.open(stage.authorize(client)), user)
    await agent.submit(first, { action: 'accept' })

    assert.equal((await agent.open(stage.authorize(client))).page, 'callback')
    const again = await agent.open(stage.authorize(client, { prompt: 'consent' }))
    assert.equal(again.page, 'consent')
    const callback = await agent.submit(again, { action: 'accept' })
    assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')
  })

  it('none answers with an error instead of a page', async () => {
    const { stage, user, agent } = await staged()
    await stage.api()
    const client = await stage.client()
    const silent = stage.authorize(client, { prompt: 'none' })

    const signedOut = await agent.open(silent)
    assert.equal(signedOut.answer.get('error'), 'login_required')
    assert.equal(signedOut.answer.get('state'), 'st')

    const dialog = await agent.signIn(await agent.open(stage.authorize(client)), user)
    const missing = await agent.open(silent)
    assert.equal(missing.answer.get('error'), 'consent_required')
    assert.equal(missing.answer.get('error_description'), 'Consent required')

    await agent.submit(dialog, { action: 'accept' })
    assert.ok((await agent.open(silent)).answer.get('code'))
  })
})

describe('Auth0: revocation', () => {
  it('asks again and leaves the grants of others alone', async () => {
    const { server, stage, user, agent } = await staged()
    await stage.api({ allow_offline_access: true })
    const [shop, blog] = [await stage.client(), await stage.client({ name: 'Blog' })]
    const [other, otherAgent] = [await stage.user(), stage.agent()]
    const offline = { scope: 'openid read:posts offline_access' }
    const accept = async (walker: typeof agent, url: string, who?: typeof user) => {
      const stop = await walker.open(url)
      const dialog = who ? await walker.signIn(stop, who) : stop
      return walker.submit(dialog, { action: 'accept' })
    }
    const callback = await accept(agent, stage.authorize(shop, offline), user)
    const tokens = (await stage.redeem(shop, callback)).body
    assert.ok(tokens.refresh_token)
    await accept(agent, stage.authorize(blog))
    await accept(otherAgent, stage.authorize(shop), other)

    const refresh = () =>
      stage.redeem(shop, callback, {
        grant_type: 'refresh_token',
        refresh_token: tokens.refresh_token,
      })
    assert.equal((await refresh()).body.scope, 'openid read:posts offline_access')

    const grants = await make(
      server,
      'GET',
      `/api/v2/grants?user_id=${encodeURIComponent(user.id)}&client_id=${shop.client_id}`,
    )
    assert.equal(grants.length, 1)
    const { id, ...rest } = grants[0]
    assert.deepEqual(rest, {
      clientID: shop.client_id,
      user_id: user.id,
      audience: postsAudience,
      scope: ['openid', 'read:posts', 'offline_access'],
    })
    assert.equal((await manage(server, 'DELETE', `/api/v2/grants/${id}`)).status, 204)

    assert.equal((await agent.open(stage.authorize(shop))).page, 'consent')
    assert.equal((await agent.open(stage.authorize(blog))).page, 'callback')
    assert.equal((await otherAgent.open(stage.authorize(shop))).page, 'callback')
    assert.equal((await refresh()).body.error, 'invalid_grant')
  })
})

describe('Auth0: the dialog', () => {
  it('shows names by resource, or descriptions when the flag is on', async () => {
    const { server, stage, user, agent } = await staged()
    await stage.api()
    const client = await stage.client()
    const url = stage.authorize(client, {
      scope: 'openid profile email read:posts write:posts',
      response_type: 'token id_token',
      nonce: 'n',
    })
    const names = ['Profile: access to your profile and email', 'Posts: read and write your posts']
    assert.deepEqual(linesOf(await agent.signIn(await agent.open(url), user)), names)

    const flag = (value: boolean) =>
      make(server, 'PATCH', '/api/v2/tenants/settings', {
        flags: { use_scope_descriptions_for_consent: value },
      })
    assert.equal((await flag(true)).flags.use_scope_descriptions_for_consent, true)
    assert.deepEqual(linesOf(await agent.open(url)), [
      'Profile: access to your profile and email',
      'Read what you wrote',
      'Publish in your name',
    ])
    await flag(false)
    const dialog = await agent.open(url)
    assert.deepEqual(linesOf(dialog), names)

    const callback = await agent.submit(dialog, { action: 'accept' })
    assert.match(callback.url.hash, /^#.*access_token=/)
    assert.equal(callback.answer.get('scope'), 'openid profile email read:posts write:posts')
    assert.equal(decodeJwt(callback.answer.get('id_token') ?? '').nonce, 'n')
  })
})
