import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { mcpProxy } from '../../fixtures/servers/mcp-proxy.ts'
import { broughtUpWithUpstream } from '../../fixtures/upstream/launch.ts'
import type { RunningServer } from '../../harness/server-definition.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'
import { describedProxy } from '../support/described-server.ts'

/*
 * An MCP server that runs somewhere, and of which no more is told than its address, three users and
 * its pages: the proxy, as a team would describe theirs.
 */

const folder = temporaryFolder()
let server: RunningServer

before(async () => {
  const launch = mcpProxy.launch.embedded
  assert.ok(launch)
  server = await broughtUpWithUpstream(mcpProxy, launch)
})
after(async () => {
  await server.stop()
  folder.remove()
})

test('an MCP server is judged by its address, its users and its pages', async () => {
  const file = await describedProxy(server, folder.path)
  const out = join(folder.path, 'out')
  const env = { CONSENT_ISSUER: server.url }
  const examined = await consentConformance(['doctor', '--server', file, '--user-agent', 'http'], {
    env,
  })
  assert.equal(examined.code, 0, examined.stdout + examined.stderr)

  const args = ['run', '--server', file, '--user-agent', 'http', '--out', out]
  const { code, stdout, stderr } = await consentConformance(args, { env })

  assert.equal(code, 0, stdout + stderr)
  const [judged] = resultsIn(out).servers
  const others = judged?.requirements.filter(({ verdict }) => verdict !== 'pass') ?? []
  for (const { id, reason } of others) {
    assert.match(id, /^deputy\./)
    assert.match(reason, /"third-party-sign-in"/)
  }
  assert.ok((judged?.summary.coverage.mcp?.judged ?? 0) > 20, stdout)
})
