import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ManagementClient, type ManagementError } from 'auth0'
import { startHttpsTenant } from './https-tenant.ts'
import { administrator, connection, required, scopes } from './sdk-stage.ts'

test('ManagementClient makes, lists, reads, changes and deletes clients', async (t) => {
  const { clients } = administrator(await startHttpsTenant(t))
  const made = await clients.create({
    name: 'Shop',
    app_type: 'spa',
    callbacks: ['https://a.example/cb'],
  })
  const id = required(made.client_id)
  assert.equal(made.is_first_party, true)
  await clients.create({ name: 'Fabrikam', is_first_party: false })

  const all = await clients.list()
  assert.deepEqual(
    all.data.map(({ name }) => name),
    ['Shop', 'Fabrikam'],
  )
  assert.deepEqual([all.response.start, all.response.limit, all.response.total], [0, 50, 2])
  const third = await clients.list({ is_first_party: false })
  assert.deepEqual(
    third.data.map(({ name }) => name),
    ['Fabrikam'],
  )
  const fields = await clients.list({ fields: 'name', include_fields: true })
  assert.deepEqual(fields.data[0], { name: 'Shop' })

  const paged: (string | undefined)[] = []
  for await (const client of await clients.list({ per_page: 1 })) paged.push(client.name)
  assert.deepEqual(paged, ['Shop', 'Fabrikam'])

  const changed = await clients.update(id, {
    callbacks: ['https://b.example/cb'],
    is_first_party: false,
  })
  assert.deepEqual(changed.callbacks, ['https://b.example/cb'])
  assert.equal((await clients.get(id)).is_first_party, false)
  await clients.delete(id)
  await assert.rejects(clients.get(id), (error: ManagementError) => {
    assert.equal(error.statusCode, 404)
    assert.deepEqual(error.body, {
      statusCode: 404,
      error: 'Not Found',
      message: 'The client does not exist',
      errorCode: 'inexistent_client',
    })
    return true
  })
})

test('ManagementClient makes, lists, reads, changes and deletes APIs', async (t) => {
  const { resourceServers } = administrator(await startHttpsTenant(t))
  const identifier = 'https://api.example/a b/'
  const made = await resourceServers.create({ identifier, name: 'Blog', scopes })
  const id = required(made.id)
  assert.equal(made.skip_consent_for_verifiable_first_party_clients, false)

  assert.equal((await resourceServers.get(identifier)).id, id)
  const changed = await resourceServers.update(id, {
    skip_consent_for_verifiable_first_party_clients: true,
    scopes: [{ value: 'read:posts' }],
  })
  assert.equal(changed.skip_consent_for_verifiable_first_party_clients, true)
  assert.deepEqual(changed.scopes, [{ value: 'read:posts' }])

  const all = await resourceServers.list()
  assert.deepEqual(
    all.data.map(({ name }) => name),
    ['Auth0 Management API', 'Blog'],
  )
  const some = await resourceServers.list({ identifiers: [identifier] })
  assert.deepEqual(
    some.data.map(({ name }) => name),
    ['Blog'],
  )
  await resourceServers.delete(id)
  assert.equal((await resourceServers.list()).data.length, 1)
})

test('ManagementClient makes, lists, reads, changes and deletes users', async (t) => {
  const { users } = administrator(await startHttpsTenant(t))
  const made = await users.create({
    connection,
    email: 'ada@example.com',
    password: 'correct horse',
  })
  const id = required(made.user_id)
  assert.match(id, /^auth0\|/)
  assert.equal((await users.get(id)).email, 'ada@example.com')
  assert.equal((await users.update(id, { name: 'Ada', blocked: true })).name, 'Ada')
  assert.deepEqual(
    (await users.list()).data.map(({ name }) => name),
    ['Ada'],
  )
  assert.deepEqual((await users.list({ q: 'email:"bob@example.com"' })).data, [])
  const byEmail = await users.listUsersByEmail({ email: 'ada@example.com' })
  assert.deepEqual(
    byEmail.map(({ user_id }) => user_id),
    [id],
  )
  await assert.rejects(users.create({ connection, email: 'ada@example.com', password: 'x' }), {
    statusCode: 409,
  })
  await users.delete(id)
  assert.deepEqual((await users.list()).data, [])
})

test('ManagementClient reads and changes the settings of the tenant', async (t) => {
  const { settings } = administrator(await startHttpsTenant(t)).tenants
  // The SDK sends and returns this flag like any other, but its types have lost it.
  const flagsOf = ({ flags }: { readonly flags?: object | undefined }) =>
    ({ ...flags }) as Record<string, unknown>
  const shown = 'use_scope_descriptions_for_consent'
  assert.equal(flagsOf(await settings.get())[shown], false)
  const flags: object = { [shown]: true }
  assert.equal(flagsOf(await settings.update({ flags }))[shown], true)
  assert.equal(flagsOf(await settings.get())[shown], true)
})

test('ManagementClient reads a list with checkpoints to its end', async (t) => {
  const { clients, clientGrants, resourceServers } = administrator(await startHttpsTenant(t))
  const audiences = ['urn:a', 'urn:b', 'urn:c']
  const { client_id } = await clients.create({ name: 'Deployment', app_type: 'non_interactive' })
  for (const audience of audiences) {
    await resourceServers.create({ identifier: audience, scopes })
    await clientGrants.create({ client_id: required(client_id), audience, scope: ['read:posts'] })
  }
  const read: (string | undefined)[] = []
  for await (const grant of await clientGrants.list({ take: 1 })) read.push(grant.audience)
  assert.deepEqual(read, audiences)
})

test('ManagementClient gets its own token, and is kept within its client grant', async (t) => {
  const tenant = await startHttpsTenant(t)
  const { clients, clientGrants } = administrator(tenant)
  const { client_id, client_secret } = await clients.create({
    name: 'Deployment',
    app_type: 'non_interactive',
  })
  const [clientId, clientSecret] = [required(client_id), required(client_secret)]
  const { domain, fetch } = tenant
  const deployment = () => new ManagementClient({ domain, clientId, clientSecret, fetch })
  await assert.rejects(deployment().clients.list(), { statusCode: 403 })

  const audience = `https://${domain}/api/v2/`
  const grant = await clientGrants.create({
    client_id: clientId,
    audience,
    scope: ['read:clients', 'read:resource_servers'],
  })
  const reader = deployment()
  assert.deepEqual(
    (await reader.clients.list()).data.map(({ name }) => name),
    ['Deployment'],
  )
  await assert.rejects(reader.clients.create({ name: 'Another' }), (error: ManagementError) => {
    assert.equal(error.statusCode, 403)
    assert.deepEqual(error.body, {
      statusCode: 403,
      error: 'Forbidden',
      message: 'Insufficient scope, expected any of: create:clients',
      errorCode: 'insufficient_scope',
    })
    return true
  })

  const id = required(grant.id)
  await clientGrants.update(id, { scope: ['create:clients'] })
  assert.deepEqual((await clientGrants.get(id)).scope, ['create:clients'])
  assert.equal((await deployment().clients.create({ name: 'Another' })).name, 'Another')
  assert.deepEqual(
    (await clientGrants.list({ audience })).data.map((one) => one.id),
    [id],
  )
  await clientGrants.delete(id)
  assert.deepEqual((await clientGrants.list()).data, [])
  await assert.rejects(deployment().clients.list(), { statusCode: 403 })
})
