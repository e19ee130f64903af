import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { test, type TestContext } from 'node:test'
import { fetch } from 'undici'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'
import { linesOf } from '../../harness/reference-server/testing/agent.ts'
import { auth0Stage } from '../../harness/reference-server/testing/auth0-stage.ts'

/*
 * The two requests the document prints for setting the flag, as printed: the host and the token are
 * replaced, and nothing else. (Its axios example has lost a brace and the bodies of its callbacks to
 * the page it was copied from; what is left is the options object, which is used whole.)
 */

const printedCurl = `curl --request PATCH \\
  --url 'https://{yourDomain}/api/v2/tenants/settings' \\
  --header 'authorization: Bearer API2_ACCESS_TOKEN' \\
  --header 'cache-control: no-cache' \\
  --header 'content-type: application/json' \\
  --data '{ "flags": { "use_scope_descriptions_for_consent": true } }'`

const printedAxiosOptions = {
  method: 'PATCH',
  url: 'https://{yourDomain}/api/v2/tenants/settings',
  headers: {
    'content-type': 'application/json',
    authorization: 'Bearer API2_ACCESS_TOKEN',
    'cache-control': 'no-cache',
  },
  data: { flags: { use_scope_descriptions_for_consent: true } },
}

const started = async (t: TestContext): Promise<ReferenceServer> => {
  const server = await startReferenceServer({ dialect: 'auth0' })
  t.after(() => server.close())
  return server
}

const replaced = (text: string, server: ReferenceServer): string =>
  text.replace('https://{yourDomain}', server.url).replace('API2_ACCESS_TOKEN', server.token)

/** The lines of a dialog for both scopes of an API, of a fresh user. */
const dialogOf = async (server: ReferenceServer): Promise<string[]> => {
  const stage = auth0Stage(server)
  const client = await stage.client({ is_first_party: false })
  const [user, agent] = [await stage.user(), stage.agent()]
  const url = stage.authorize(client, { scope: 'openid read:posts write:posts' })
  return linesOf(await agent.signIn(await agent.open(url), user))
}

const byName = ['Posts: read and write your posts']
const byDescription = ['Read what you wrote', 'Publish in your name']

test("the document's curl command shows descriptions in the dialog", async (t) => {
  if (spawnSync('curl', ['--version']).error) return t.skip('there is no curl on this machine')
  const server = await started(t)
  await auth0Stage(server).api()
  assert.deepEqual(await dialogOf(server), byName)

  // In a shell of its own, and not waited for in this thread: the server answers from it.
  const { stdout } = await promisify(execFile)('sh', ['-c', replaced(printedCurl, server)])

  const { flags } = JSON.parse(stdout) as { flags: Record<string, boolean> }
  assert.equal(flags.use_scope_descriptions_for_consent, true)
  assert.deepEqual(await dialogOf(server), byDescription)
})

test("the document's axios request shows descriptions in the dialog", async (t) => {
  const server = await started(t)
  await auth0Stage(server).api()
  assert.deepEqual(await dialogOf(server), byName)

  const options = JSON.parse(
    replaced(JSON.stringify(printedAxiosOptions), server),
  ) as typeof printedAxiosOptions
  const { method, url, headers, data } = options
  const response = await fetch(url, { method, headers, body: JSON.stringify(data) })

  assert.equal(response.status, 200)
  assert.deepEqual(await dialogOf(server), byDescription)
})
