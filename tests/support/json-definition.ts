import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from 'oidc-provider'
import { oidcProvider, oidcProviderWith } from '../../fixtures/servers/oidc-provider.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import { freePort } from '../../harness/launch/free-port.ts'
import type { ClientSpec } from '../../harness/server-definition.ts'

/** A JSON definition of a running server, as a team would write it, and the file it is in. */
export interface JsonDefinition {
  readonly document: Document
  /** Writes the definition with something changed, and returns the file. */
  readonly write: (name: string, change?: (document: Document) => object) => string
  readonly close: () => Promise<void>
}

type Document = ReturnType<typeof documentOf>
type Client = {
  readonly id: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly secret?: string
}

/** What a web application would be registered for by hand that is to be judged by every flow. */
const responseTypes = [
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
]

/** Starts oidc-provider, with `own` for what the application does otherwise, and registers by its own means what a person would register by hand. */
export const startJsonDefinition = async (
  folder: string,
  { users: userCount, own = {} }: { readonly users: number; readonly own?: Configuration },
): Promise<JsonDefinition> => {
  const dispatcher = createDispatcher()
  const launch = oidcProviderWith(own).launch.embedded
  if (!launch) throw new Error('oidc-provider is embedded')
  const server = await launch()
  const tenant = await oidcProvider.tenant(server, createHttpClient(dispatcher))
  const port = await freePort()
  const api = await tenant.createApi({
    name: 'Blog API',
    scopes: [{ name: 'read:posts' }, { name: 'write:posts' }],
  })
  const register = async (
    name: string,
    kind: ClientSpec['kind'],
    host: string,
  ): Promise<Client> => {
    const { id, secret, redirectUris } = await tenant.createClient({
      name,
      kind,
      party: 'third',
      redirectUris: [`http://${host}:${port}/callback`],
      responseTypes: kind === 'web' ? responseTypes : ['code'],
      grantTypes: [...(kind === 'web' ? ['implicit'] : []), 'authorization_code', 'refresh_token'],
      apis: [api],
    })
    return { id, name, redirectUris, ...(secret === undefined ? {} : { secret }) }
  }
  const users = []
  for (let at = 0; at < userCount; at += 1) users.push(await tenant.createUser({ name: `u${at}` }))
  const document = documentOf({
    issuer: server.url,
    port,
    api,
    users,
    shops: [
      await register('Photo Shop', 'web', 'shop.example'),
      await register('Print Shop', 'web', 'print.example'),
    ],
    native: await register('Desktop', 'native', '127.0.0.1'),
  })
  return {
    document,
    write: (name, change = (same) => same) => {
      const file = join(folder, `${name}.json`)
      writeFileSync(file, JSON.stringify({ ...change(document), name }))
      return file
    },
    close: async () => {
      await server.stop()
      await dispatcher.destroy()
    },
  }
}

const documentOf = (parts: {
  readonly issuer: string
  readonly port: number
  readonly api: Awaited<ReturnType<Awaited<ReturnType<typeof oidcProvider.tenant>>['createApi']>>
  readonly users: readonly { id: string; username: string; password: string }[]
  readonly shops: readonly Client[]
  readonly native: Client
}) => ({
  name: 'described-in-json',
  issuer: parts.issuer,
  profiles: ['core'],
  capabilities: oidcProvider.capabilities,
  hostApplication: oidcProvider.hostApplication,
  callback: { port: parts.port },
  apis: [
    { name: parts.api.name, parameters: parts.api.parameters, scopes: parts.api.scopes },
  ] as const,
  clients: { 'third-party-web': parts.shops, native: parts.native },
  users: parts.users.map(({ id, username, password }) => ({ id, username, password })),
  freshUsers: true,
  pages: {
    login: oidcProvider.pages.login,
    consent: oidcProvider.pages.consent,
    interstitials: oidcProvider.pages.interstitials,
  },
})
