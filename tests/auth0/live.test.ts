import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { removeLeftovers } from '../../fixtures/servers/auth0.ts'
import { auth0Tenant } from '../../fixtures/tenants/auth0.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'
import { auth0Stage } from '../../harness/reference-server/testing/auth0-stage.ts'
import { make } from '../../harness/reference-server/testing/management.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'

const definition = fileURLToPath(new URL('in-place-of-a-tenant.js', import.meta.url))
const connection = 'Username-Password-Authentication'
const folder = temporaryFolder()
const dispatcher = createDispatcher()
const http = createHttpClient(dispatcher)
let tenant: ReferenceServer
before(async () => {
  tenant = await startReferenceServer({ dialect: 'auth0' })
})
after(async () => {
  folder.remove()
  await dispatcher.destroy()
  await tenant.close()
})

/** What an administrator sees in the tenant. */
const inventory = async () => {
  const list = async (kind: string): Promise<{ name?: string; email?: string }[]> =>
    make(tenant, 'GET', `/api/v2/${kind}?per_page=100`)
  const names = async (kind: string) => (await list(kind)).map(({ name, email }) => email ?? name)
  return {
    clients: await names('clients'),
    apis: await names('resource-servers'),
    users: await names('users'),
    grants: (await list('grants')).length,
    clientGrants: (await list('client-grants')).length,
    settings: await make(tenant, 'GET', '/api/v2/tenants/settings'),
  }
}

/** A machine-to-machine application with the scopes the definition's comment lists. */
const deployment = async () => {
  const kinds = ['clients', 'resource_servers', 'users', 'client_grants']
  const actions = ['read', 'create', 'update', 'delete']
  const { client_id, client_secret } = await make(tenant, 'POST', '/api/v2/clients', {
    name: 'Deployment',
    app_type: 'non_interactive',
  })
  await make(tenant, 'POST', '/api/v2/client-grants', {
    client_id,
    audience: `${tenant.url}/api/v2/`,
    scope: [
      ...kinds.flatMap((kind) => actions.map((action) => `${action}:${kind}`)),
      'read:grants',
      'delete:grants',
      'read:tenant_settings',
      'update:tenant_settings',
      'read:client_keys',
    ],
  })
  return {
    AUTH0_MANAGEMENT_CLIENT_ID: String(client_id),
    AUTH0_MANAGEMENT_CLIENT_SECRET: String(client_secret),
  }
}

test('the definition for live tenants finds the reference server sound, and leaves nothing in it', async () => {
  const user = await auth0Stage(tenant).user()
  const env = {
    AUTH0_DOMAIN: tenant.url,
    ...(await deployment()),
    AUTH0_TEST_USER: user.username,
    AUTH0_TEST_PASSWORD: user.password,
  }
  const before = await inventory()
  const { code, stdout, stderr } = await consentConformance(
    ['run', '--server', definition, '--user-agent', 'http', '--out', folder.path],
    { env },
  )
  assert.equal(code, 0, stdout + stderr)
  const [server] = resultsIn(folder.path).servers
  const verdicts = new Set(server?.requirements.map(({ verdict }) => verdict))
  assert.deepEqual([...verdicts].sort(), ['not-applicable', 'pass'])
  assert.deepEqual(await inventory(), before)
})

test('what a killed run left is found and removed, and nothing else', async () => {
  await auth0Stage(tenant).client()
  const before = await inventory()
  const managementToken = tenant.token
  const options = { url: tenant.url, managementToken, connection }
  const killed = auth0Tenant(http, { ...options, mark: 'consent-conformance 0badcafe' })
  const api = await killed.createApi({ name: 'Left API', scopes: [{ name: 'left:behind' }] })
  await killed.createClient({
    name: 'Left App',
    kind: 'service',
    party: 'third',
    redirectUris: [],
    responseTypes: [],
    grantTypes: ['client_credentials'],
    apis: [api],
  })
  await killed.createUser({ name: 'Left User' })

  const server = {
    url: tenant.url,
    version: 'live',
    secrets: { managementToken, runId: 'another1' },
    logs: () => '',
    stop: () => Promise.resolve(),
  }
  assert.equal(await removeLeftovers(server, http), 3)
  assert.deepEqual(await inventory(), before)
  assert.equal(await removeLeftovers(server, http), 0)
})

test('a tenant that is not named, not there or not ours is a configuration error', async () => {
  const token = { AUTH0_MANAGEMENT_TOKEN: 'wrong' }
  const ours = { AUTH0_DOMAIN: tenant.url, AUTH0_MANAGEMENT_TOKEN: tenant.token }
  const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ ...token }, /needs AUTH0_DOMAIN in the environment/],
    [{ AUTH0_DOMAIN: 'not a domain', ...token }, /"not a domain", which is no domain/],
    [{ AUTH0_DOMAIN: `${tenant.url}/path`, ...token }, /which is no domain/],
    [{ AUTH0_DOMAIN: tenant.url }, /needs AUTH0_MANAGEMENT_CLIENT_ID .*or AUTH0_MANAGEMENT_TOKEN/],
    [
      { AUTH0_DOMAIN: tenant.url, AUTH0_MANAGEMENT_CLIENT_ID: 'x' },
      /needs AUTH0_MANAGEMENT_CLIENT_SECRET/,
    ],
    [
      {
        AUTH0_DOMAIN: tenant.url,
        AUTH0_MANAGEMENT_CLIENT_ID: 'x',
        AUTH0_MANAGEMENT_CLIENT_SECRET: 'y',
      },
      /answers 401 to the application of AUTH0_MANAGEMENT_CLIENT_ID/,
    ],
    [{ AUTH0_DOMAIN: tenant.url, ...token }, /answers 401 to the management token/],
    [{ AUTH0_DOMAIN: 'http://127.0.0.1:9', ...token }, /\(AUTH0_DOMAIN\) cannot be used/],
    [{ ...ours, AUTH0_TEST_USER: 'ada' }, /needs AUTH0_TEST_PASSWORD .*beside AUTH0_TEST_USER/],
    [{ ...ours, AUTH0_TEST_PASSWORD: 'x' }, /needs AUTH0_TEST_USER/],
  ]
  for (const [env, said] of cases) {
    const options = ['run', '--server', 'auth0', '--out', `${folder.path}/none`]
    const { code, stderr } = await consentConformance(options, { env: { ...unset, ...env } })
    assert.equal(code, 2, stderr)
    assert.match(stderr, said)
  }
})

/** Whatever the machine's own environment says of a tenant plays no part. */
const unset = Object.fromEntries(
  [
    'AUTH0_DOMAIN',
    'AUTH0_MANAGEMENT_TOKEN',
    'AUTH0_MANAGEMENT_CLIENT_ID',
    'AUTH0_MANAGEMENT_CLIENT_SECRET',
    'AUTH0_TEST_USER',
    'AUTH0_TEST_PASSWORD',
  ].map((name) => [name, '']),
)
