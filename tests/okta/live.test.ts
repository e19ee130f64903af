import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { removeLeftovers } from '../../fixtures/servers/okta.ts'
import { oktaTenant } from '../../fixtures/tenants/okta.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'
import { make } from '../../harness/reference-server/testing/management.ts'
import { oktaStage } from '../../harness/reference-server/testing/okta-stage.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'

const definition = fileURLToPath(new URL('in-place-of-an-org.js', import.meta.url))
const folder = temporaryFolder()
const dispatcher = createDispatcher()
const http = createHttpClient(dispatcher)
let org: ReferenceServer
before(async () => {
  org = await startReferenceServer({ dialect: 'okta' })
})
after(async () => {
  folder.remove()
  await dispatcher.destroy()
  await org.close()
})

/** What an administrator sees in the org: names of applications, authorization servers and users. */
const inventory = async () => {
  const list = async (kind: string): Promise<{ name?: string; label?: string }[]> =>
    make(org, 'GET', `/api/v1/${kind}`)
  return {
    apps: (await list('apps')).map(({ label }) => label),
    servers: (await list('authorizationServers')).map(({ name }) => name),
    users: (await list('users')).length,
  }
}

const environment = () => ({ OKTA_ORG_URL: org.url, OKTA_API_TOKEN: org.token })

test('the definition for live orgs finds the reference server sound, and leaves nothing in it', async () => {
  const before = await inventory()
  const { code, stdout, stderr } = await consentConformance(
    ['run', '--server', definition, '--user-agent', 'http', '--out', folder.path],
    { env: environment() },
  )
  assert.equal(code, 0, stdout + stderr)
  const [server] = resultsIn(folder.path).servers
  const verdicts = new Set(server?.requirements.map(({ verdict }) => verdict))
  assert.deepEqual([...verdicts].sort(), ['not-applicable', 'pass'])
  assert.deepEqual(await inventory(), before)
})

test('what a killed run left is found and removed, and nothing else', async () => {
  await oktaStage(org).app()
  const before = await inventory()
  const options = { url: org.url, apiToken: org.token }
  const killed = oktaTenant(http, { ...options, mark: 'consent-conformance 0badcafe', access: {} })
  const api = await killed.createApi({ name: 'Left API', scopes: [{ name: 'left.behind' }] })
  await killed.createClient({
    name: 'Left App',
    kind: 'web',
    party: 'third',
    redirectUris: ['https://left.example/cb'],
    responseTypes: ['code'],
    grantTypes: ['authorization_code'],
    apis: [api],
  })
  await killed.createUser({ name: 'Left User' })

  const server = {
    url: org.url,
    version: 'live',
    secrets: { apiToken: org.token, runId: 'another1' },
    logs: () => '',
    stop: () => Promise.resolve(),
  }
  assert.equal(await removeLeftovers(server, http), 3)
  assert.deepEqual(await inventory(), before)
  assert.equal(await removeLeftovers(server, http), 0)
})

test('an org that is not named, not there or not ours is a configuration error', async () => {
  const cases = [
    [{ OKTA_ORG_URL: '', OKTA_API_TOKEN: 'x' }, /needs OKTA_ORG_URL/],
    [{ OKTA_ORG_URL: org.url, OKTA_API_TOKEN: '' }, /needs OKTA_API_TOKEN/],
    [{ OKTA_ORG_URL: 'nowhere', OKTA_API_TOKEN: 'x' }, /"nowhere", which is no address/],
    [{ OKTA_ORG_URL: 'http://127.0.0.1:9', OKTA_API_TOKEN: 'x' }, /is not there/],
    [{ OKTA_ORG_URL: org.url, OKTA_API_TOKEN: 'wrong' }, /answers 401 to the token/],
  ] as const
  for (const [env, said] of cases) {
    const options = ['run', '--server', 'okta', '--out', `${folder.path}/none`]
    const { code, stderr } = await consentConformance(options, { env })
    assert.equal(code, 2, stderr)
    assert.match(stderr, said)
  }
})
