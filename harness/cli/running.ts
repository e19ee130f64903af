import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConformanceError, describeError } from '../judge/errors.ts'
import type { PlannedServer } from '../judge/plan.ts'
import { Redactor } from '../judge/redaction.ts'
import type { RunningServer } from '../server-definition.ts'
import type { ChosenServer } from './plan.ts'

/** The servers that were brought up once for all workers. */
export interface BroughtUp {
  readonly running: ReadonlyMap<string, Pick<PlannedServer, 'running' | 'failure'>>
  /** Writes each server's log, masked, into its folder. */
  keepLogs(folder: string): Promise<void>
  stop(): Promise<void>
}

/** Without an engine no server of the run could be had: a `configuration` error, and no half-made report. The image is built once. */
const makeContainersPossible = async (say: (line: string) => void): Promise<void> => {
  const { imageVariable, prepareContainer } = await import('../launch/container-image.ts')
  process.env[imageVariable] ??= await prepareContainer(say)
}

/**
 * Brings up every server that is not embedded, one after the other. A machine that lacks what a
 * launch needs is a `configuration` error when it is the only server; otherwise, as with a server
 * that does not come up, the others are judged and this one's requirements are not testable.
 */
export const bringUp = async (
  servers: readonly ChosenServer[],
  say: (line: string) => void,
): Promise<BroughtUp> => {
  if (servers.some(({ launch }) => launch === 'container')) await makeContainersPossible(say)
  const up = new Map<string, RunningServer>()
  const running = new Map<string, Pick<PlannedServer, 'running' | 'failure'>>()
  const stop = async () => {
    await Promise.all([...up.values()].map((server) => server.stop()))
  }
  try {
    for (const { definition, launch } of servers) {
      const start = definition.launch[launch]
      if (launch === 'embedded' || !start) continue
      say(`bringing up ${definition.name} (${launch}) …`)
      try {
        const server = await start()
        up.set(definition.name, server)
        const { url, version, secrets } = server
        running.set(definition.name, { running: { url, version, secrets } })
      } catch (error) {
        const isOurs = !(error instanceof ConformanceError)
        if (isOurs || servers.length === 1) throw error
        say(`${definition.name} did not come up: ${describeError(error)}`)
        running.set(definition.name, { failure: describeError(error) })
      }
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    running,
    stop,
    keepLogs: async (folder) => {
      for (const [name, server] of up) {
        await mkdir(join(folder, name), { recursive: true })
        const redactor = new Redactor(Object.values(server.secrets))
        await writeFile(join(folder, name, 'server.log'), redactor.text(server.logs()))
      }
    },
  }
}
