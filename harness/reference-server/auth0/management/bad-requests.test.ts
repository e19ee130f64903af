import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ReferenceServer } from '../../options.ts'
import { startReferenceServer } from '../../server.ts'
import { nested, refuses, stateOf, strangers } from '../../testing/bad-requests.ts'
import type { BadRequest } from '../../testing/bad-requests.ts'
import { call, make } from '../../testing/management.ts'

const clients = '/api/v2/clients'
const apis = '/api/v2/resource-servers'
const users = '/api/v2/users'
const grants = '/api/v2/grants'
const clientGrants = '/api/v2/client-grants'
const settings = '/api/v2/tenants/settings'
const lists = [clients, apis, users, grants, clientGrants, settings]
const connection = 'Username-Password-Authentication'

/** `{client}`, `{api}` and `{user}` in a path stand for the ids of what exists. */
// prettier-ignore
const table: readonly BadRequest[] = [
  ['JSON that ends early', 'POST', clients, '{"name":', 400, 'invalid_body'],
  ['JSON that is none', 'POST', clients, 'name=Shop', 400, 'invalid_body'],
  ['a list for an object', 'POST', clients, '[]', 400, 'invalid_body'],
  ['a bare string', 'POST', clients, '"Shop"', 400, 'invalid_body'],
  ['null', 'POST', clients, 'null', 400, 'invalid_body'],
  ['no body', 'POST', clients, undefined, 400, 'invalid_body'],
  ['a body too large', 'POST', clients, { name: 'x'.repeat(300_000) }, 413, 'invalid_body'],
  ['a body nested too deep', 'POST', clients, `{"addons":{"a":${nested(5_000)}}}`, 400, 'invalid_body'],
  ['a prototype in the body', 'POST', clients, '{"name":"x","__proto__":{"a":1}}', 400, 'invalid_body'],
  ['a client without a name', 'POST', clients, {}, 400, 'invalid_body'],
  ['an empty name', 'POST', clients, { name: '' }, 400, 'invalid_body'],
  ['a name with markup', 'POST', clients, { name: '<b>Shop</b>' }, 400, 'invalid_body'],
  ['a name that is a number', 'POST', clients, { name: 7 }, 400, 'invalid_body'],
  ['an unknown property', 'POST', clients, { name: 'x', first_party: true }, 400, 'invalid_body'],
  ['an unknown app_type', 'POST', clients, { name: 'x', app_type: 'web' }, 400, 'invalid_body'],
  ['is_first_party as text', 'POST', clients, { name: 'x', is_first_party: 'false' }, 400, 'invalid_body'],
  ['callbacks as text', 'POST', clients, { name: 'x', callbacks: 'https://a.example' }, 400, 'invalid_body'],
  ['a callback that is no URL', 'POST', clients, { name: 'x', callbacks: ['a.example'] }, 400, 'invalid_body'],
  ['a callback with a fragment', 'POST', clients, { name: 'x', callbacks: ['https://a.example/#x'] }, 400, 'invalid_body'],
  ['a callback that is a script', 'POST', clients, { name: 'x', callbacks: ['javascript:alert(1)'] }, 400, 'invalid_body'],
  ['a logo that is a script', 'POST', clients, { name: 'x', logo_uri: 'javascript:alert(1)' }, 400, 'invalid_body'],
  ['a wrong authentication method', 'POST', clients, { name: 'x', token_endpoint_auth_method: 'mtls' }, 400, 'invalid_body'],
  ['a client that does not exist', 'GET', `${clients}/nobody`, undefined, 404, 'inexistent_client'],
  ['a change of a client that does not exist', 'PATCH', `${clients}/nobody`, {}, 404, 'inexistent_client'],
  ['the end of a client that does not exist', 'DELETE', `${clients}/nobody`, undefined, 404, 'inexistent_client'],
  ['a wrong change', 'PATCH', `${clients}/{client}`, { callbacks: [7] }, 400, 'invalid_body'],
  ['a change to a wrong callback', 'PATCH', `${clients}/{client}`, { callbacks: ['data:text/html,x'] }, 400, 'invalid_body'],
  ['a change of the client_id', 'PATCH', `${clients}/{client}`, { client_id: 'x' }, 400, 'invalid_body'],
  ['a wrong page', 'GET', `${clients}?page=x`, undefined, 400, 'invalid_query_string'],
  ['a page too large', 'GET', `${clients}?per_page=101`, undefined, 400, 'invalid_query_string'],
  ['a negative page', 'GET', `${clients}?page=-1`, undefined, 400, 'invalid_query_string'],
  ['an API without an identifier', 'POST', apis, { name: 'x' }, 400, 'invalid_body'],
  ['an API that exists', 'POST', apis, { identifier: 'https://posts.example/' }, 409, 'resource_server_conflict'],
  ['a scope without a value', 'POST', apis, { identifier: 'x', scopes: [{}] }, 400, 'invalid_body'],
  ['a scope with a space', 'POST', apis, { identifier: 'x', scopes: [{ value: 'a b' }] }, 400, 'invalid_body'],
  ['a scope twice', 'POST', apis, { identifier: 'x', scopes: [{ value: 'a' }, { value: 'a' }] }, 400, 'invalid_body'],
  ['scopes as text', 'PATCH', `${apis}/{api}`, { scopes: 'read:posts' }, 400, 'invalid_body'],
  ['a change of the identifier', 'PATCH', `${apis}/{api}`, { identifier: 'x' }, 400, 'invalid_body'],
  ['a negative lifetime', 'PATCH', `${apis}/{api}`, { token_lifetime: -1 }, 400, 'invalid_body'],
  ['the skip option as text', 'PATCH', `${apis}/{api}`, { skip_consent_for_verifiable_first_party_clients: 'yes' }, 400, 'invalid_body'],
  ['an API that does not exist', 'GET', `${apis}/nothing`, undefined, 404, 'inexistent_resource_server'],
  ['a change of the system API', 'PATCH', `${apis}/{system}`, { name: 'x' }, 403, 'operation_not_supported'],
  ['the end of the system API', 'DELETE', `${apis}/{system}`, undefined, 403, 'operation_not_supported'],
  ['a user without a connection', 'POST', users, { email: 'a@b.example', password: 'x' }, 400, 'invalid_body'],
  ['a user without a password', 'POST', users, { email: 'a@b.example', connection }, 400, 'invalid_body'],
  ['a user with a wrong address', 'POST', users, { email: 'nobody', password: 'x', connection }, 400, 'invalid_body'],
  ['a user who exists', 'POST', users, { email: 'ada@example.com', password: 'x', connection }, 409, 'auth0_idp_error'],
  ['a user who exists, in capitals', 'POST', users, { email: 'ADA@example.com', password: 'x', connection }, 409, 'auth0_idp_error'],
  ['a user who does not exist', 'GET', `${users}/auth0%7Cnobody`, undefined, 404, 'inexistent_user'],
  ['an empty password', 'PATCH', `${users}/{user}`, { password: '' }, 400, 'invalid_body'],
  ['blocked as text', 'PATCH', `${users}/{user}`, { blocked: 'no' }, 400, 'invalid_body'],
  ['a grant that does not exist', 'DELETE', `${grants}/nothing`, undefined, 404, 'inexistent_grant'],
  ['all grants of nobody in particular', 'DELETE', grants, undefined, 400, 'invalid_query_string'],
  ['all grants of two users', 'DELETE', `${grants}?user_id=a&user_id=b`, undefined, 400, 'invalid_body'],
  ['a client grant for nobody', 'POST', clientGrants, { client_id: 'x', audience: 'https://posts.example/', scope: [] }, 404, 'inexistent_client'],
  ['a client grant for no API', 'POST', clientGrants, { client_id: '{client}', audience: 'x', scope: [] }, 404, 'inexistent_resource_server'],
  ['a client grant of an unknown scope', 'POST', clientGrants, { client_id: '{client}', audience: '{systemAudience}', scope: ['x'] }, 400, 'invalid_body'],
  ['a client grant that exists', 'POST', clientGrants, { client_id: '{client}', audience: 'https://posts.example/', scope: [] }, 409, 'conflict'],
  ['a client grant that does not exist', 'PATCH', `${clientGrants}/nothing`, {}, 404, 'inexistent_client_grant'],
  ['an unknown flag', 'PATCH', settings, { flags: { use_scope_names: true } }, 400, 'invalid_body'],
  ['a flag as text', 'PATCH', settings, { flags: { use_scope_descriptions_for_consent: 'true' } }, 400, 'invalid_body'],
  ['a flag as null', 'PATCH', settings, { flags: { use_scope_descriptions_for_consent: null } }, 400, 'invalid_body'],
  ['flags as a list', 'PATCH', settings, { flags: [] }, 400, 'invalid_body'],
  ['an unknown setting', 'PATCH', settings, { use_scope_descriptions_for_consent: true }, 400, 'invalid_body'],
  ['a wrong method', 'PUT', settings, {}, 404, 'not_found'],
  ['a path that leads nowhere', 'GET', '/api/v2/nothing', undefined, 404, 'not_found'],
  ['a path that cannot be decoded', 'GET', `${clients}/%E0%A4%A`, undefined, 404, 'inexistent_client'],
  ['a path that climbs', 'GET', `${clients}/..%2F..%2Fusers`, undefined, 404, 'inexistent_client'],
]

describe('Auth0’s management API refuses', () => {
  let server: ReferenceServer
  let ids: Readonly<Record<string, string>>
  before(async () => {
    server = await startReferenceServer({ dialect: 'auth0' })
    const client = await make(server, 'POST', clients, { name: 'Shop' })
    const [system] = await make(server, 'GET', apis)
    const api = await make(server, 'POST', apis, { identifier: 'https://posts.example/' })
    const user = await make(server, 'POST', users, {
      connection,
      email: 'ada@example.com',
      password: 'x',
    })
    const audience = 'https://posts.example/'
    await make(server, 'POST', clientGrants, { client_id: client.client_id, audience, scope: [] })
    ids = {
      client: client.client_id,
      api: api.id,
      system: system.id,
      systemAudience: system.identifier,
      user: encodeURIComponent(user.user_id),
    }
  })
  after(() => server.close())
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (all, name) => ids[name] ?? all)

  for (const row of table)
    it(row[0], async () => {
      const [title, method, path, body, status, code] = row
      const before = await stateOf(server, lists)
      const sent = typeof body === 'object' ? JSON.parse(filled(JSON.stringify(body))) : body
      const answer = await refuses(server, [title, method, filled(path), sent, status, code])
      assert.deepEqual(Object.keys(answer.body), ['statusCode', 'error', 'message', 'errorCode'])
      assert.equal(answer.body.statusCode, status)
      assert.equal(answer.body.errorCode, code)
      assert.deepEqual(await stateOf(server, lists), before)
    })

  it('a caller without the token', async () => {
    for (const { status, body } of await strangers(server, clients)) {
      assert.equal(status, 401)
      assert.equal(body.statusCode, 401)
      assert.equal(body.error, 'Unauthorized')
    }
  })

  it('a body of another type', async () => {
    const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'text/plain' }
    const answer = await call(server.url + clients, {
      method: 'POST',
      headers,
      body: '{"name":"x"}',
    })
    assert.equal(answer.status, 400)
    assert.equal(answer.body.errorCode, 'invalid_body')
  })
})
