import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { discover, type AuthorizationServer } from '../../fixtures/authorization-server.ts'
import { RelyingParty } from '../../fixtures/relying-party.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import type { Api, ClientRegistration } from '../../harness/server-definition.ts'
import { createHttpUserAgent } from '../../harness/user-agent/http.ts'
import { openPage, type Callback } from '../../harness/user-agent/pages.ts'
import { startWillingProvider, type WillingProvider } from '../support/willing-provider.ts'

/*
 * What only a server with everything switched on can show: request objects, every response type,
 * ID tokens signed with the secret, signed user information, and the further parameters.
 */

const redirectUri = 'https://shop.example/callback'
const secret = 'a secret that is long enough for a key of 256 bits'
const signing = await generateKeyPair('RS256', { extractable: true })
const responseTypes = [
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
] as const

const clients = [
  { client_id: 'plain' },
  { client_id: 'symmetric', id_token_signed_response_alg: 'HS256' },
  { client_id: 'signed-userinfo', userinfo_signed_response_alg: 'RS256' },
  {
    client_id: 'with-key',
    jwks: { keys: [{ ...(await exportJWK(signing.publicKey)), kid: 'k' }] },
  },
] as const

const userinfo: Api = { id: '', name: 'userinfo', scopes: [], issuer: '', parameters: {} }
const dispatcher = createDispatcher()
const http = createHttpClient(dispatcher)
let provider: WillingProvider
let server: AuthorizationServer

before(async () => {
  provider = await startWillingProvider(
    clients.map((client) => ({
      client_secret: secret,
      redirect_uris: [redirectUri],
      response_types: [...responseTypes],
      ...client,
    })),
  )
  server = await discover(http, provider.issuer)
})
after(async () => {
  await provider.close()
  await dispatcher.destroy()
})

const client = (id: (typeof clients)[number]['client_id']): RelyingParty => {
  const registration: ClientRegistration = {
    id,
    secret,
    name: id,
    redirectUris: [redirectUri],
    tokenEndpointAuthMethod: 'client_secret_basic',
  }
  return new RelyingParty({
    spec: {
      name: id,
      kind: 'web',
      party: 'third',
      redirectUris: [redirectUri],
      responseTypes,
      grantTypes: [],
      apis: [],
    },
    registration,
    server,
    http,
    defaultApi: userinfo,
  })
}

/** No page ever comes, so no selector matches. */
const none = 'no-such-page'
const pages = {
  login: { page: none, username: none, password: none, submit: none },
  consent: { page: none, application: none, scope: none, accept: none, deny: none },
}

/** Walks to the callback with a user agent of its own. */
const walk = async (url: string): Promise<Callback> => {
  const isCallback = (address: string) => address.startsWith(redirectUri)
  const agent = createHttpUserAgent(redirecting, [], isCallback)
  const page = await openPage({ agent, pages, isCallback }, url)
  assert.ok(page.kind === 'callback', JSON.stringify(page))
  return page
}

/** Nobody listens at the callback: what arrives there has arrived. */
const redirecting: typeof http = {
  send: (request) =>
    request.url.startsWith(redirectUri)
      ? Promise.resolve({ status: 200, headers: {}, text: '', json: () => undefined })
      : http.send(request),
}

for (const responseType of responseTypes)
  test(`the answer to "${responseType}" is read and verified`, async () => {
    const app = client('plain')
    const page = await walk(app.authorizationUrl({ scope: 'openid email', responseType }))
    assert.equal(app.answers(page), 'yes')
    assert.equal(app.issuerFault(page), undefined)
    const front = await app.frontChannelAnswer(page)
    assert.equal(front.idTokenFault, undefined)
    assert.equal(front.idClaims?.sub, responseType.includes('id_token') ? 'alice' : undefined)
    const tokens = await app.redeem(page)
    assert.equal(tokens.idTokenFault, undefined)
    assert.equal(tokens.idClaims?.sub, 'alice')
    if (responseType !== 'id_token') assert.deepEqual(tokens.scopes, ['openid', 'email'])
  })

test('a request in a JWT that is signed with the secret is understood', async () => {
  const app = client('plain')
  const url = await app.requestObject({ scope: 'openid email', responseMode: 'fragment' })
  const sent = new URL(url).searchParams
  assert.deepEqual([...sent.keys()], ['request', 'client_id', 'response_type', 'scope'])
  const page = await walk(url)
  assert.equal(page.response.mode, 'fragment')
  assert.equal(app.answers(page), 'yes')
  assert.equal((await app.redeem(page)).idTokenFault, undefined)
})

test('a request in a JWT that is signed with the key of the client is understood', async () => {
  const app = client('with-key')
  const key = { key: signing.privateKey, algorithm: 'RS256', kid: 'k' }
  const claims = { id_token: { email: { essential: true } } }
  const page = await walk(
    await app.requestObject({ scope: 'openid', with: { claims, max_age: 600 } }, { key }),
  )
  const { idClaims, idTokenFault } = await app.redeem(page)
  assert.equal(idTokenFault, undefined)
  assert.equal(idClaims?.['email'], 'alice@example.test')
  assert.ok(idClaims?.['auth_time'])
})

test('an ID token that is signed with the secret is believed', async () => {
  const app = client('symmetric')
  const tokens = await app.redeem(await walk(app.authorizationUrl({ scope: 'openid' })))
  assert.equal(tokens.idTokenFault, undefined)
  assert.equal(tokens.idClaims?.sub, 'alice')
})

test('signed information about the user is verified', async () => {
  const app = client('signed-userinfo')
  const tokens = await app.redeem(await walk(app.authorizationUrl({ scope: 'openid email' })))
  const { status, claims, fault } = await app.userinfo(tokens)
  assert.deepEqual([status, claims?.['email'], fault], [200, 'alice@example.test', undefined])
})

test('further parameters arrive as they are meant', async () => {
  const app = client('plain')
  const first = await app.redeem(await walk(app.authorizationUrl({ scope: 'openid' })))
  const page = await walk(
    app.authorizationUrl({
      scope: 'openid',
      with: {
        claims: { id_token: { email: null } },
        max_age: 600,
        id_token_hint: first.idToken ?? '',
        login_hint: 'alice',
      },
    }),
  )
  const { idClaims } = await app.redeem(page)
  assert.equal(idClaims?.['email'], 'alice@example.test')
  assert.ok(idClaims?.['auth_time'])
})
