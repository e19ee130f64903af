import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ReferenceServer } from '../../options.ts'
import { auth0Stage } from '../../testing/auth0-stage.ts'
import { call, make, post } from '../../testing/management.ts'
import type { Answer } from '../../testing/management.ts'
import { closingServers } from '../../testing/servers.ts'

const start = closingServers()

/** A token for the Management API with these scopes, got the way a tenant's own tools get theirs. */
const tokenFor = async (server: ReferenceServer, scope: readonly string[]): Promise<string> => {
  const audience = `${server.url}/api/v2/`
  const client = await make(server, 'POST', '/api/v2/clients', {
    name: 'Deployment',
    app_type: 'non_interactive',
  })
  const { client_id, client_secret } = client
  await make(server, 'POST', '/api/v2/client-grants', { client_id, audience, scope })
  const form = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const { status, body } = await post(`${server.url}/oauth/token`, form)
  assert.equal(status, 200, JSON.stringify(body))
  return String(body.access_token)
}

const callWith = (
  server: ReferenceServer,
  token: string,
  [method, path, body]: readonly [method: string, path: string, body?: object],
): Promise<Answer> =>
  call(`${server.url}/api/v2/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

const table: readonly (readonly [scope: string, method: string, path: string, body?: object])[] = [
  ['read:clients', 'GET', 'clients'],
  ['create:clients', 'POST', 'clients', { name: 'Shop' }],
  ['update:clients', 'PATCH', 'clients/nobody', {}],
  ['delete:clients', 'DELETE', 'clients/nobody'],
  ['read:resource_servers', 'GET', 'resource-servers'],
  ['create:resource_servers', 'POST', 'resource-servers', { identifier: 'urn:x' }],
  ['update:resource_servers', 'PATCH', 'resource-servers/nothing', {}],
  ['delete:resource_servers', 'DELETE', 'resource-servers/nothing'],
  ['read:client_grants', 'GET', 'client-grants'],
  ['create:client_grants', 'POST', 'client-grants', {}],
  ['update:client_grants', 'PATCH', 'client-grants/nothing', {}],
  ['delete:client_grants', 'DELETE', 'client-grants/nothing'],
  ['read:users', 'GET', 'users'],
  ['read:users', 'GET', 'users-by-email?email=a@b.example'],
  ['create:users', 'POST', 'users', {}],
  ['update:users', 'PATCH', 'users/nobody', {}],
  ['delete:users', 'DELETE', 'users/nobody'],
  ['read:grants', 'GET', 'grants'],
  ['delete:grants', 'DELETE', 'grants/nothing'],
  ['read:tenant_settings', 'GET', 'tenants/settings'],
  ['update:tenant_settings', 'PATCH', 'tenants/settings', {}],
]

describe('a token for Auth0’s management API', () => {
  it('opens what its scopes say and nothing else', async () => {
    const server = await start({ dialect: 'auth0' })
    const scopes = [...new Set(table.map(([scope]) => scope))]
    const none = await tokenFor(server, [])
    for (const [scope, ...request] of table) {
      const others = await tokenFor(
        server,
        scopes.filter((other) => other !== scope),
      )
      for (const token of [none, others]) {
        const refused = await callWith(server, token, request)
        assert.deepEqual(refused.body, {
          statusCode: 403,
          error: 'Forbidden',
          message: `Insufficient scope, expected any of: ${scope}`,
          errorCode: 'insufficient_scope',
        })
      }
      const served = await callWith(server, await tokenFor(server, [scope]), request)
      assert.ok(
        ![401, 403].includes(served.status),
        `${request[0]} ${request[1]}: ${served.status}`,
      )
    }
  })

  it('shows secrets only with the scope for them', async () => {
    const server = await start({ dialect: 'auth0' })
    const secretsWith = async (...scopes: string[]) => {
      const { body } = await callWith(server, await tokenFor(server, scopes), ['GET', 'clients'])
      return body.filter(({ client_secret }: { client_secret?: string }) => client_secret).length
    }
    assert.equal(await secretsWith('read:clients'), 0)
    assert.equal(await secretsWith('read:clients', 'read:client_keys'), 2)
  })

  it('is none that a user consented to, none of another API and none that is forged', async () => {
    const server = await start({ dialect: 'auth0' })
    const stage = auth0Stage(server)
    await stage.api()
    const client = await stage.client({ is_first_party: false, grant_types: ['implicit'] })
    const [user, agent] = [await stage.user(), stage.agent()]
    const tokenOf = async (audience: string, scope: string) => {
      const parameters = { audience, scope, response_type: 'token id_token', nonce: 'n' }
      const stop = await agent.open(stage.authorize(client, parameters))
      const dialog = stop.page === 'login' ? await agent.signIn(stop, user) : stop
      return (await agent.submit(dialog, { action: 'accept' })).answer.get('access_token') ?? ''
    }
    const consented = await tokenOf(`${server.url}/api/v2/`, 'openid read:clients')
    assert.equal((await callWith(server, consented, ['GET', 'clients'])).status, 403)

    const ofAnotherApi = await tokenOf('https://posts.example/', 'openid read:posts')
    const good = await tokenFor(server, ['read:clients'])
    const otherServer = await start({ dialect: 'auth0' })
    const [header, payload, signature = ''] = good.split('.')
    const widened = Buffer.from(payload ?? '', 'base64url')
      .toString()
      .replace('read:clients', 'read:grants!!')
    const forged = [
      ofAnotherApi,
      await tokenFor(otherServer, ['read:clients']),
      `${header}.${Buffer.from(widened).toString('base64url')}.${signature}`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      `${header}.${payload}.`,
    ]
    assert.equal((await callWith(server, good, ['GET', 'clients'])).status, 200)
    for (const token of forged) {
      const { status, body } = await callWith(server, token, ['GET', 'clients'])
      assert.equal(status, 401)
      assert.equal(body.message, 'Invalid token')
    }
  })
})
