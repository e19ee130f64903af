import type { ReferenceServerOptions } from '../reference-server/options.ts'
import type { RunningServer } from '../server-definition.ts'
import { suite } from '../suite.ts'
import { createLog } from './log.ts'

/** What an embedded reference server can be told; see {@link ReferenceServerOptions}. */
export type EmbeddedOptions = Pick<
  ReferenceServerOptions,
  'dialect' | 'token' | 'consent' | 'consentFeature'
>

/** Starts a reference server in this process, on a free loopback port. Its state is its own. */
export const launchEmbedded = async (options: EmbeddedOptions): Promise<RunningServer> => {
  // Loaded only in the process that serves: the others would pay for the protocol library and not use it.
  const { startReferenceServer } = await import('../reference-server/server.ts')
  const log = createLog()
  const server = await startReferenceServer({ ...options, log: log.line })
  let stopping: Promise<void> | undefined
  return {
    url: server.url,
    version: suite.version,
    secrets: { managementToken: server.token },
    logs: log.text,
    stop: () => (stopping ??= server.close()),
  }
}
