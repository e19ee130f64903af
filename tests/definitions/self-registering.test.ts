import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { proxyPages } from '../../fixtures/servers/mcp-proxy/pages.ts'
import { mcpProxy } from '../../fixtures/servers/mcp-proxy.ts'
import { broughtUpWithUpstream } from '../../fixtures/upstream/launch.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import type { RunningServer } from '../../harness/server-definition.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'

/*
 * An MCP server that runs somewhere, and of which no more is told than its address, three users and
 * its pages: the proxy, as a team would describe theirs.
 */

const folder = temporaryFolder()
const dispatcher = createDispatcher()
let server: RunningServer
let users: { readonly username: string; readonly password: string }[]

before(async () => {
  const launch = mcpProxy.launch.embedded
  assert.ok(launch)
  server = await broughtUpWithUpstream(mcpProxy, launch)
  const tenant = await mcpProxy.tenant(server, createHttpClient(dispatcher))
  users = []
  for (const name of ['Ada', 'Grace', 'Joan']) {
    const { username, password } = await tenant.createUser({ name })
    users.push({ username, password })
  }
})
after(async () => {
  await server.stop()
  await dispatcher.destroy()
  folder.remove()
})

/** The starter that `init --profile mcp` writes, with everything filled in that it asks for. */
const describedServer = async (): Promise<string> => {
  const { code, stderr } = await consentConformance(['init', '--profile', 'mcp'], {
    cwd: folder.path,
  })
  assert.equal(code, 0, stderr)
  const file = join(folder.path, 'consent-server.json')
  const starter = JSON.parse(readFileSync(file, 'utf8')) as { readonly capabilities: string[] }
  const { login, consent, error } = proxyPages
  const dialog = proxyPages.thirdParty
  const thirdParty = { page: dialog?.page, accept: dialog?.accept, deny: dialog?.deny }
  const pages = { login, consent, error, thirdParty }
  const further = ['consent-remembered', 'client-id-metadata']
  const capabilities = [...starter.capabilities, ...further]
  writeFileSync(file, JSON.stringify({ ...starter, capabilities, users, pages }))
  return file
}

test('an MCP server is judged by its address, its users and its pages', async () => {
  const file = await describedServer()
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
