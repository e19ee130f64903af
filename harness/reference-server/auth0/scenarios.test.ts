import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { startReferenceServer } from '../server.ts'
import type { ReferenceServer } from '../options.ts'
import { linesOf } from '../testing/agent.ts'
import { auth0Stage, postsAudience } from '../testing/auth0-stage.ts'
import { make, manage, post } from '../testing/management.ts'

describe('the seven scenarios in Auth0’s dialect', () => {
  let server: ReferenceServer
  let stage: ReturnType<typeof auth0Stage>
  beforeEach(async () => {
    server = await startReferenceServer({ dialect: 'auth0' })
    stage = auth0Stage(server)
  })
  before(() => {})
  const stop = async () => server.close()

  it('lets a verifiable first-party app go without the dialog when the API allows it', async () => {
    await stage.api({ skip_consent_for_verifiable_first_party_clients: true })
    const [client, user, agent] = [await stage.client(), await stage.user(), stage.agent()]

    const callback = await agent.signIn(await agent.open(stage.authorize(client)), user)
    assert.equal(callback.page, 'callback')
    assert.equal(callback.answer.get('state'), 'st')

    const { status, body } = await stage.redeem(client, callback)
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.scope, 'openid read:posts')
    const claims = decodeJwt(body.access_token)
    assert.deepEqual(claims.aud, [postsAudience, `${server.url}/userinfo`])
    assert.equal(claims.iss, `${server.url}/`)
    assert.equal(claims.sub, user.id)
    assert.equal(claims.azp, client.client_id)
    await stop()
  })

  it('asks when the API does not allow it', async () => {
    await stage.api()
    const [client, user, agent] = [await stage.client(), await stage.user(), stage.agent()]
    const dialog = await agent.signIn(await agent.open(stage.authorize(client)), user)
    assert.equal(dialog.page, 'consent')
    const callback = await agent.submit(dialog, { action: 'accept' })
    assert.ok(callback.answer.get('code'))
    assert.equal((await stage.redeem(client, callback)).body.scope, 'openid read:posts')
    await stop()
  })
})
void after
void make
void manage
void post
void linesOf
