import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { oidcProvider } from '../../fixtures/servers/oidc-provider.ts'
import { referenceAuth0 } from '../../fixtures/servers/reference-auth0.ts'
import { referenceOkta } from '../../fixtures/servers/reference-okta.ts'
import { isFor } from '../../fixtures/token-answer.ts'
import type { Capability } from '../../harness/judge/capability.ts'
import type { User } from '../../fixtures/user.ts'
import type { ServerDefinition } from '../../harness/server-definition.ts'
import type { Callback, Page } from '../../harness/user-agent/pages.ts'
import { openEmbeddedWorld, type EmbeddedWorld } from '../support/embedded-world.ts'

const callbackOf = (page: Page): Callback => {
  assert.ok(page.kind === 'callback', `a callback is due, and this is ${page.kind}`)
  return page
}

/** Signs in, and allows what is asked where anything is. */
const walkThrough = async (user: User, url: string): Promise<Page> => {
  const page = await user.signIn(url)
  return page.kind === 'consent' ? user.accept(page) : page
}

/** The same definition for a user agent that fills hidden fields too, as the one without scripts does. */
const withHiddenCode = (definition: ServerDefinition): ServerDefinition => {
  const { device } = definition.pages
  assert.ok(device)
  const pages = { ...definition.pages, device: { ...device, userCode: '[name=user_code]' } }
  return { ...definition, pages }
}

/** Tokens of oidc-provider are opaque: what they are for is asked of introspection. */
const tokenForm = (name: string) => (name === 'oidc-provider' ? 'it is no JWT' : undefined)

void describe('every way in', { concurrency: true }, () => {
  for (const definition of [referenceAuth0, referenceOkta, oidcProvider])
    void describe(definition.name, () => waysInto(definition))
})

function waysInto(definition: ServerDefinition): void {
  let stage: EmbeddedWorld
  before(async () => {
    stage = await openEmbeddedWorld(withHiddenCode(definition))
  })
  after(() => stage.close())

  const staged = async () => {
    const { world } = stage
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    return { world, api, read, write, app, user: await world.user() }
  }

  test('an address: sound answer, sound ID token, a token for the API', async () => {
    const { api, read, app, user } = await staged()
    const page = await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    assert.equal(app.answers(callbackOf(page)), 'yes')
    assert.equal(app.issuerFault(callbackOf(page)), undefined)
    const tokens = await app.redeem(page)
    assert.ok(tokens.scopes.includes(read))
    assert.equal(tokens.idTokenFault, undefined)
    assert.ok(tokens.idClaims)
    assert.equal(tokens.unverified, tokenForm(definition.name))
    assert.equal(isFor(tokens, api), 'yes')
  })

  test('the code is good for one request', async () => {
    const { read, app, user } = await staged()
    const page = await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    assert.equal(await app.redeem(page), await app.redeem(page))
    assert.equal((await app.redeemAgain(page)).error, 'invalid_grant')
  })

  test('a refreshed token is for the API too', async () => {
    const { api, read, app, user } = await staged()
    const request = { scope: `openid offline_access ${read}`, prompt: 'consent' }
    const tokens = await app.redeem(await user.consentTo(app.authorizationUrl(request)))
    const refreshed = await app.refresh(tokens)
    assert.equal(refreshed.error, undefined)
    assert.equal(isFor(refreshed, api), 'yes')
    assert.equal(refreshed.idTokenFault, undefined)
  })

  test('a pushed request', async () => {
    const { read, app, user } = await staged()
    const address = await app.push({ scope: `openid ${read}` })
    assert.deepEqual([...new URL(address).searchParams.keys()], ['client_id', 'request_uri'])
    const page = await user.consentTo(address)
    assert.equal(app.answers(callbackOf(page)), 'yes')
    const tokens = await app.redeem(page)
    assert.ok(tokens.scopes.includes(read))
    assert.equal(tokens.idTokenFault, undefined)
  })

  test('a pushed request that is refused is told', async () => {
    const { read, app } = await staged()
    const elsewhere = { scope: read, redirectUri: 'http://thief.example/callback' }
    await assert.rejects(app.push(elsewhere), {
      code: 'stage',
      message: /pushing a request to ".*" answers 400 "invalid_re/,
    })
  })

  test('a device', async () => {
    const { world, api, read, user } = await staged()
    const tv = await world.client({ kind: 'device', api })
    const device = await tv.startDevice({ scope: `openid ${read}` })
    assert.equal((await tv.pollDevice(device)).error, 'authorization_pending')
    const typing = await user.open(device.verificationUri)
    assert.ok(typing.kind === 'device')
    let page = await typing.enter(device.userCode)
    // Sign-in, confirmation and dialog come in the server's own order.
    for (let step = 0; step < 4 && page.kind !== 'unknown'; step += 1)
      page = await (page.kind === 'login'
        ? user.signInOn(page)
        : page.kind === 'device'
          ? page.enter(device.userCode)
          : user.accept(page))
    const tokens = await tv.deviceAnswer(device)
    assert.ok(tokens.scopes.includes(read), tokens.error)
    assert.equal(tokens.idTokenFault, undefined)
    assert.equal(isFor(tokens, api), 'yes')
  })

  test('a device that asks for what there is not is told', async () => {
    const { world } = await staged()
    const web = await world.client()
    await assert.rejects(web.startDevice({ scope: 'openid' }), {
      code: 'stage',
      message: /starting a device at ".*" answers 4\d\d "/,
    })
  })

  const offers = (capability: Capability) => definition.capabilities.includes(capability)
  const objects = offers('request-object') ? 'a dialog' : 'impossible'
  test(`a request object: ${objects}`, async () => {
    const { read, app, user } = await staged()
    const address = app.requestObject({ scope: read })
    if (offers('request-object')) assert.equal((await user.signIn(await address)).kind, 'consent')
    else
      await assert.rejects(address, {
        code: 'impossible',
        message: /do not say "request_parameter_supported"/,
      })
  })

  test('a request without state is answered without state, be it with a refusal', async () => {
    const { read, app, user } = await staged()
    const url = app.authorizationUrl({ scope: `openid ${read}`, without: ['state'] })
    const page = callbackOf(await walkThrough(user, url))
    assert.equal(page.response.parameters.has('state'), false)
    assert.equal(app.answers(page), 'yes')
    const { accessToken, error } = await app.redeem(page)
    assert.ok(accessToken !== undefined || error === 'invalid_request')
  })

  test('a parameter nobody knows changes nothing; one that comes twice is refused', async () => {
    const { read, app, user } = await staged()
    const scope = `openid ${read}`
    const stranger = await user.consentTo(app.authorizationUrl({ scope, with: { colour: 'red' } }))
    assert.ok((await app.redeem(stranger)).accessToken)
    const twice = await user.open(app.authorizationUrl({ scope, with: { scope: [scope, read] } }))
    const refused = twice.kind === 'callback' ? twice.response.parameters.get('error') : twice.kind
    assert.match(refused ?? '', /^(invalid_request|error)$/)
  })

  test("the user's information, and what the server says of a token", async () => {
    const { world, user } = await staged()
    const app = await world.client()
    const page = await walkThrough(user, app.authorizationUrl({ scope: 'openid email' }))
    const tokens = await app.redeem(page)
    const { status, claims, fault } = await app.userinfo(tokens)
    assert.deepEqual([status, fault], [200, undefined])
    assert.ok(claims?.['email'])
    const told = await app.introspect(tokens.accessToken ?? '')
    assert.equal(told.active, true)
    assert.ok(told.scopes?.includes('email'))
    assert.equal((await app.introspect('made-up')).active, false)
  })

  test('a form', { skip: !offers('authorization-by-post') }, async () => {
    const { read, app, user } = await staged()
    const request = app.authorizationForm({ scope: `openid ${read}` })
    const response = await stage.http.send(request)
    const next = [response.headers['location'] ?? ''].flat()[0] ?? ''
    const page = await user.consentTo(new URL(next, request.url).href)
    assert.equal(app.answers(callbackOf(page)), 'yes')
    assert.ok((await app.redeem(page)).scopes.includes(read))
  })

  test('the implicit and hybrid flows', { skip: !offers('implicit') }, async () => {
    const { world, api, read, user } = await staged()
    const responseTypes = ['id_token token', 'code id_token', 'code token', 'code id_token token']
    const app = await world.client({ api, responseTypes: ['code', ...responseTypes] })
    const scope = `openid ${read}`
    const ask = (responseType: string) =>
      user.signIn(app.authorizationUrl({ scope, responseType, prompt: 'consent' }))
    for (const responseType of responseTypes) {
      const page = await user.accept(await ask(responseType))
      const parts = responseType.split(' ')
      const front = await app.frontChannelAnswer(page)
      assert.equal(front.idTokenFault, undefined, responseType)
      assert.equal(front.idClaims !== undefined, parts.includes('id_token'), responseType)
      assert.equal(front.accessToken !== undefined, parts.includes('token'), responseType)
      const tokens = await app.redeem(page)
      assert.equal(tokens.idTokenFault, undefined, responseType)
      assert.ok(tokens.idClaims)
      assert.ok(tokens.scopes.includes(read))
    }
  })
}
