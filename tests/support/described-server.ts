import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mcpProxy } from '../../fixtures/servers/mcp-proxy.ts'
import { proxyPages } from '../../fixtures/servers/mcp-proxy/pages.ts'
import { createHttpClient, createDispatcher } from '../../harness/http.ts'
import type { RunningServer } from '../../harness/server-definition.ts'
import { consentConformance } from './command-line.ts'

/**
 * The file of a team whose proxy runs somewhere: the starter that `init --profile mcp` writes into
 * `folder`, with everything filled in that it asks for but the address, which is `CONSENT_ISSUER`.
 */
export const describedProxy = async (server: RunningServer, folder: string): Promise<string> => {
  const { code, stderr } = await consentConformance(['init', '--profile', 'mcp'], { cwd: folder })
  assert.equal(code, 0, stderr)
  const file = join(folder, 'consent-server.json')
  const starter = JSON.parse(readFileSync(file, 'utf8')) as { readonly capabilities: string[] }
  const { login, consent, error } = proxyPages
  const dialog = proxyPages.thirdParty
  const thirdParty = { page: dialog?.page, accept: dialog?.accept, deny: dialog?.deny }
  const pages = { login, consent, error, thirdParty }
  const further = ['consent-remembered', 'client-id-metadata']
  const capabilities = [...starter.capabilities, ...further]
  const users = await usersOf(server)
  writeFileSync(file, JSON.stringify({ ...starter, capabilities, users, pages }))
  return file
}

/** Three users of the third party behind a proxy. */
const usersOf = async (server: RunningServer) => {
  const dispatcher = createDispatcher()
  try {
    const tenant = await mcpProxy.tenant(server, createHttpClient(dispatcher))
    const users: { readonly username: string; readonly password: string }[] = []
    for (const name of ['Ada', 'Grace', 'Joan']) {
      const { username, password } = await tenant.createUser({ name })
      users.push({ username, password })
    }
    return users
  } finally {
    await dispatcher.destroy()
  }
}
