import { afterEach } from 'node:test'
import type { ReferenceServer, ReferenceServerOptions } from '../options.ts'
import { startReferenceServer } from '../server.ts'

/** Starts servers that are closed after each test. Called at the top of a test file. */
export const closingServers = (): ((
  options: ReferenceServerOptions,
) => Promise<ReferenceServer>) => {
  const running: ReferenceServer[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()))
  })
  return async (options) => {
    const server = await startReferenceServer(options)
    running.push(server)
    return server
  }
}
