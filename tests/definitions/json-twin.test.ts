import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { oidcProvider } from '../../fixtures/servers/oidc-provider.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import { freePort } from '../../harness/launch/free-port.ts'
import type { ClientSpec, RunningServer } from '../../harness/server-definition.ts'
import {
  consentConformance,
  resultsIn,
  temporaryFolder,
  verdictsOf,
} from '../support/command-line.ts'

/** More than there are scenarios: each takes a user, and some take two. */
const userCount = 60

const folder = temporaryFolder()
const file = join(folder.path, 'consent-server.json')
const dispatcher = createDispatcher()
let server: RunningServer

/** Registers by the server's own means what a person would register by hand, and writes it down. */
before(async () => {
  const launch = oidcProvider.launch.embedded
  assert.ok(launch)
  server = await launch()
  const tenant = await oidcProvider.tenant(server, createHttpClient(dispatcher))
  const port = await freePort()
  const api = await tenant.createApi({
    name: 'Blog API',
    scopes: [{ name: 'read:posts' }, { name: 'write:posts' }],
  })
  const register = async (name: string, kind: ClientSpec['kind'], host: string) => {
    const { id, secret, redirectUris } = await tenant.createClient({
      name,
      kind,
      party: 'third',
      redirectUris: [`http://${host}:${port}/callback`],
      responseTypes: ['code'],
      grantTypes: ['authorization_code', 'refresh_token'],
      apis: [api],
    })
    return { id, name, redirectUris, ...(secret === undefined ? {} : { secret }) }
  }
  const users = []
  for (let at = 0; at < userCount; at += 1) users.push(await tenant.createUser({ name: `u${at}` }))
  const { capabilities, hostApplication, pages } = oidcProvider
  writeFileSync(
    file,
    JSON.stringify({
      name: 'described-in-json',
      issuer: server.url,
      profiles: ['core'],
      capabilities,
      hostApplication,
      callback: { port },
      apis: [{ name: api.name, parameters: api.parameters, scopes: api.scopes }],
      clients: {
        'third-party-web': [
          await register('Photo Shop', 'web', 'shop.example'),
          await register('Print Shop', 'web', 'print.example'),
        ],
        native: await register('Desktop', 'native', '127.0.0.1'),
      },
      users: users.map(({ id, username, password }) => ({ id, username, password })),
      freshUsers: true,
      pages: { login: pages.login, consent: pages.consent },
    }),
  )
})

after(async () => {
  await server.stop()
  await dispatcher.destroy()
  folder.remove()
})

test('doctor finds nothing to mend in the JSON definition', async () => {
  const { code, stdout } = await consentConformance([
    'doctor',
    '--server',
    file,
    '--user-agent',
    'http',
  ])
  assert.equal(code, 0, stdout)
  assert.match(stdout, /✓ consent dialog recognised/)
})

test('a server described in JSON gets the verdicts of its TypeScript twin, less what is impossible', async () => {
  const run = async (definition: string) => {
    const out = join(folder.path, definition === file ? 'json' : 'twin')
    const args = ['run', '--server', definition, '--user-agent', 'http', '--out', out]
    const { stdout, stderr } = await consentConformance(args)
    assert.ok(stdout.includes('reports:'), stdout + stderr)
    return resultsIn(out)
  }
  const json = await run(file)
  const twin = verdictsOf(await run('oidc-provider'))

  const impossible = json.servers
    .flatMap(({ requirements }) => requirements)
    .filter(({ id, verdict }) => verdict === 'not-applicable' && twin.get(id) !== 'not-applicable')
  assert.deepEqual(impossible.map(({ id }) => id).sort(), [
    'revocation.asks-again',
    'revocation.ends-refresh-tokens',
  ])
  for (const { reason } of impossible) assert.match(reason, /"http\.revokeGrants"/)

  const rest = [...verdictsOf(json)].filter(([id]) => !impossible.some((row) => row.id === id))
  assert.ok(rest.length > 15)
  assert.deepEqual(new Map(rest), new Map(rest.map(([id]) => [id, twin.get(id) ?? 'not judged'])))
})

test('a definition that cannot work names its field and is a configuration error', async () => {
  const broken = join(folder.path, 'broken.json')
  writeFileSync(broken, JSON.stringify({ name: 'x' }))
  const { code, stderr } = await consentConformance(['run', '--server', broken])
  assert.equal(code, 2)
  assert.match(stderr, /^error: ".*broken\.json", field "\/": .*issuer/)
})
