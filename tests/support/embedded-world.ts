import { startCallbackListener } from '../../fixtures/callback-listener.ts'
import { User } from '../../fixtures/user.ts'
import { World } from '../../fixtures/world.ts'
import { createDispatcher, createHttpClient, type HttpClient } from '../../harness/http.ts'
import { assertInvariant } from '../../harness/judge/errors.ts'
import type { ServerDefinition } from '../../harness/server-definition.ts'
import { pageSelectors } from '../../harness/user-agent/recognise.ts'
import { createHttpUserAgent } from '../../harness/user-agent/http.ts'

/** A server with a world on it, outside any run. */
export interface EmbeddedWorld {
  readonly world: World
  readonly http: HttpClient
  close(): Promise<void>
}

/** Brings a server up in this process, with a world whose users walk without scripts. */
export const openEmbeddedWorld = async (definition: ServerDefinition): Promise<EmbeddedWorld> => {
  assertInvariant(definition.launch.embedded, `"${definition.name}" is not embedded`)
  const server = await definition.launch.embedded()
  const listener = await startCallbackListener()
  const dispatcher = createDispatcher()
  const http = createHttpClient(dispatcher)
  const world = new World({
    tenant: await definition.tenant(server, http),
    http,
    callbacks: {
      port: listener.port,
      scheme: definition.callbackScheme ?? 'http',
      publish: listener.publish,
    },
    makeUser: async (account) => {
      const agent = createHttpUserAgent(http, pageSelectors(definition.pages), listener.isCallback)
      const walk = { agent, pages: definition.pages, isCallback: listener.isCallback }
      return new User(account, walk, () => Promise.resolve())
    },
    makeAdministrator: () => assertInvariant(false, 'nobody administrates here') as never,
  })
  return {
    world,
    http,
    async close() {
      await world.end()
      await server.stop()
      await listener.close()
      await dispatcher.destroy()
    },
  }
}
