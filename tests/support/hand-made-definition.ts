import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referenceAuth0 } from '../../fixtures/servers/reference-auth0.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import { freePort } from '../../harness/launch/free-port.ts'
import type { Pages } from '../../harness/server-definition.ts'
import type { TlsTrust } from '../../harness/tls.ts'
import type { ScriptedServer } from './scripted-server.ts'

/** How many users it lists: as many as doctor takes, a few times over. */
const userCount = 4

/** A JSON definition of a reference server that runs, with an application and users made by hand. */
export interface HandMadeDefinition {
  readonly document: {
    readonly capabilities: readonly string[]
    readonly apis: readonly { readonly scopes: readonly object[] }[]
    readonly pages: Pick<Pages, 'login' | 'consent'>
  }
  /** Writes it with some members changed, and returns the file. */
  readonly write: (name: string, change?: object) => string
}

/** Makes what a definition lists at a server, and describes it; callbacks are at `{scheme}://{host}`. */
export const handMadeDefinition = async (
  folder: string,
  { url, token }: Pick<ScriptedServer, 'url' | 'token'>,
  trust: TlsTrust | undefined,
  { scheme, host }: { readonly scheme: 'http' | 'https'; readonly host: string },
): Promise<HandMadeDefinition> => {
  const dispatcher = createDispatcher(trust)
  try {
    const server = { url, version: '1', secrets: { managementToken: token } }
    const running = { ...server, logs: () => '', stop: () => Promise.resolve() }
    const tenant = await referenceAuth0.tenant(running, createHttpClient(dispatcher))
    const port = await freePort()
    const scopes = [{ name: 'read:posts' }, { name: 'write:posts' }]
    const api = await tenant.createApi({ name: 'Blog API', scopes })
    const redirectUris = [`${scheme}://${host}:${port}/callback`]
    const { id, secret, name } = await tenant.createClient({
      name: 'Photo Shop',
      kind: 'web',
      party: 'third',
      redirectUris,
      responseTypes: ['code'],
      grantTypes: ['authorization_code', 'refresh_token'],
      apis: [api],
    })
    const users = []
    for (let at = 0; at < userCount; at += 1)
      users.push(await tenant.createUser({ name: `user-${at}` }))
    const { login, consent } = referenceAuth0.pages
    const document = {
      name: 'made-by-hand',
      issuer: api.issuer,
      capabilities: ['authorization-code', 'consent-dialog', 'custom-scopes'],
      callback: { port },
      apis: [{ name: api.name, parameters: api.parameters, scopes }],
      clients: { 'third-party-web': { id, secret, name, redirectUris } },
      users,
      freshUsers: true,
      pages: { login, consent },
    }
    return {
      document,
      write: (file, change = {}) => {
        const path = join(folder, `${file}.json`)
        writeFileSync(path, JSON.stringify({ ...document, ...change, name: file }))
        return path
      },
    }
  } finally {
    await dispatcher.destroy()
  }
}
