import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isBuiltIn } from '../../fixtures/definitions/load.ts'
import { broughtUpWithUpstream } from '../../fixtures/upstream/launch.ts'
import { createDispatcher, createHttpClient } from '../http.ts'
import { ConformanceError, configurationError, describeError } from '../judge/errors.ts'
import type { RunningInstance } from '../judge/plan.ts'
import { Redactor } from '../judge/redaction.ts'
import { withinLaunchLimit } from '../launch-limit.ts'
import { assertPortFree } from '../launch/free-port.ts'
import type { RunningServer } from '../server-definition.ts'
import { certificateFault } from '../tls.ts'
import { orInterrupted } from './interruption.ts'
import type { ChosenServer, Launched } from './plan.ts'

/** How long a server may take to come up, its download or build included, in milliseconds. */
export const launchLimitMs = 15 * 60_000

/** The servers that were brought up before the workers. */
export interface BroughtUp {
  readonly running: ReadonlyMap<string, Launched>
  /** Writes each server's log into its folder, with its own secrets and these masked. */
  keepLogs(folder: string, secrets: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Without an engine no server of the run could be had: a `configuration` error, and no half-made report. The image is built once. */
const makeContainersPossible = async (say: (line: string) => void): Promise<void> => {
  const { imageVariable, prepareContainer } = await import('../launch/container-image.ts')
  process.env[imageVariable] ??= await prepareContainer(say)
}

/**
 * Brings up every server that is not embedded, one after the other, and as many instances as there
 * may be workers of one whose definition gives each worker its own. A machine that lacks what a
 * launch needs is a `configuration` error when it is the only server; otherwise, as with a server
 * that does not come up, the others are judged and this one's requirements are not testable.
 */
export const bringUp = async (
  servers: readonly ChosenServer[],
  say: (line: string) => void,
  workers = 1,
): Promise<BroughtUp> => {
  if (servers.some(({ launch }) => launch === 'container'))
    await orInterrupted(makeContainersPossible(say))
  const up: { readonly name: string; readonly server: RunningServer }[] = []
  const running = new Map<string, Launched>()
  const stop = async () => {
    await Promise.all(up.map(({ server }) => server.stop()))
  }
  try {
    for (const chosen of servers) {
      const { name } = chosen.definition
      try {
        const wanted = chosen.definition.parallel === 'one each' ? workers : 1
        const instances: RunningInstance[] = []
        while (instances.length < wanted) {
          const server = await orInterrupted(started(chosen, say))
          if (!server) break
          up.push({ name, server })
          instances.push(instanceOf(server))
        }
        const [first, ...others] = instances
        if (first) running.set(name, { running: first, others })
      } catch (error) {
        const isTheirs = error instanceof ConformanceError && error.code !== 'internal'
        if (!isTheirs || servers.length === 1) throw error
        say(`${name} did not come up: ${describeError(error)}`)
        running.set(name, { failure: describeError(error) })
      }
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    running,
    stop,
    keepLogs: async (folder, secrets) => {
      for (const name of new Set(up.map((one) => one.name))) {
        const servers = up.flatMap((one) => (one.name === name ? [one.server] : []))
        const known = servers.flatMap((server) => Object.values(server.secrets))
        const redactor = new Redactor([...known, ...secrets])
        await mkdir(join(folder, name), { recursive: true })
        const log = servers.map((server) => server.logs()).join('\n')
        await writeFile(join(folder, name, 'server.log'), redactor.text(log))
      }
    },
  }
}

const instanceOf = ({ url, version, secrets, upstream }: RunningServer): RunningInstance => ({
  url,
  version,
  secrets,
  ...(upstream ? { upstream } : {}),
})

/** The server, unless each worker starts its own. Whatever the launch of a definition file rejects with is for its author. */
const started = async (
  { definition, launch, located }: ChosenServer,
  say: (line: string) => void,
): Promise<RunningServer | undefined> => {
  if (definition.callback) await assertCallbackFree(definition.name, definition.callback.port)
  const start = definition.launch[launch]
  if (launch === 'embedded' || !start) return undefined
  say(`bringing up ${definition.name} (${launch}) …`)
  const field = `"${located}", field "launch.${launch}"`
  try {
    const server = broughtUpWithUpstream(definition, start)
    return await assertBelieved(
      assertRunning(await withinLaunchLimit(server, launchLimitMs), field),
      { definition, located },
    )
  } catch (cause) {
    if (cause instanceof ConformanceError || isBuiltIn(located)) throw cause
    throw configurationError(`${field}: the server did not come up: ${describeError(cause)}`, cause)
  }
}

/** A server whose certificate is not believed would be judged by nothing. */
const assertBelieved = async (
  server: RunningServer,
  { definition, located }: Pick<ChosenServer, 'definition' | 'located'>,
): Promise<RunningServer> => {
  if (!server.url.startsWith('https:')) return server
  const dispatcher = createDispatcher(definition.tls)
  try {
    await createHttpClient(dispatcher).send({ method: 'HEAD', url: server.url })
  } catch (cause) {
    if (certificateFault(cause) === undefined) return server
    await server.stop()
    throw configurationError(`"${located}", field "tls": ${describeError(cause)}`, cause)
  } finally {
    await dispatcher.destroy()
  }
  return server
}

/** A definition file is not always typed: what it launches is looked at before it is relied upon. */
const assertRunning = (
  server: Partial<RunningServer> | undefined,
  field: string,
): RunningServer => {
  const { url, version, secrets, logs, stop } = server ?? {}
  const missing = Object.entries({
    url: typeof url === 'string' && URL.canParse(url),
    version: typeof version === 'string',
    secrets: typeof secrets === 'object',
    logs: typeof logs === 'function',
    stop: typeof stop === 'function',
  }).find(([, isThere]) => !isThere)?.[0]
  if (missing !== undefined)
    throw configurationError(`${field}: the server it resolves to has no sound "${missing}"`)
  return server as RunningServer
}

const assertCallbackFree = async (name: string, port: number): Promise<void> => {
  await assertPortFree(port).catch((cause: unknown) => {
    throw configurationError(
      `${describeError(cause)} (field "callback.port" of "${name}", where its mock clients listen)`,
      cause,
    )
  })
}
