import { randomBytes } from 'node:crypto'
import { configurationError, describeError } from '../judge/errors.ts'
import type { Dialect } from '../reference-server/options.ts'
import type { RunningServer } from '../server-definition.ts'
import { suite } from '../suite.ts'
import { imageVariable, prepareContainer } from './container-image.ts'
import { freePort } from './free-port.ts'
import { ownerLabels } from './leftovers.ts'
import { createLog, type Log } from './log.ts'

/** How long the server may take to listen once its container runs, in milliseconds. */
export const containerReadyLimitMs = 30_000
/** How long the server may take to end by itself before it is killed, in milliseconds. */
export const containerStopLimitMs = 2_000

/** The port the server listens on inside its container. */
const innerPort = 8080
/** How many free ports are tried: another process may take one before the engine does. */
const portAttempts = 3

/** What a reference server in a container can be told. */
export interface ContainerOptions {
  readonly dialect: Dialect
  /** The management token; random by default. */
  readonly token?: string
}

/**
 * Runs the reference server in a container of its own: not as root, on a read-only file system, its
 * port published on loopback only. The image is the one `CONSENT_IMAGE` names, else it is built.
 * Rejects with a `configuration` error when there is no engine or the server does not come up.
 */
export const launchContainer = async ({
  dialect,
  token = randomBytes(24).toString('base64url'),
}: ContainerOptions): Promise<RunningServer> => {
  const image = process.env[imageVariable] ?? (await prepareContainer())
  const log = createLog()
  const { container, url } = await startOnFreePort(image, log, {
    CONSENT_DIALECT: dialect,
    CONSENT_TOKEN: token,
  })
  let stopping: Promise<unknown> | undefined
  return {
    url,
    version: suite.version,
    secrets: { managementToken: token },
    logs: log.text,
    async stop() {
      await (stopping ??= container.stop({ timeout: containerStopLimitMs }))
    },
  }
}

const startOnFreePort = async (
  image: string,
  log: Log,
  environment: Readonly<Record<string, string>>,
) => {
  const { Wait } = await import('testcontainers')
  const { HardenedContainer } = await import('./hardened-container.ts')
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const container = new HardenedContainer(image)
      .withLoopbackPort({ container: innerPort, host: port })
      .withEnvironment({
        ...environment,
        CONSENT_HOST: '0.0.0.0',
        CONSENT_PORT: String(innerPort),
        CONSENT_PUBLIC_URL: url,
      })
      .withLabels(ownerLabels())
      .withLogConsumer((stream) => stream.on('data', (text) => log.add(String(text))))
      .withWaitStrategy(Wait.forLogMessage(/^listening on /))
      .withStartupTimeout(containerReadyLimitMs)
    try {
      return { container: await container.start(), url }
    } catch (cause) {
      if (attempt < portAttempts && isPortTaken(cause)) continue
      throw configurationError(
        `the reference server did not come up in a container of "${image}": ${describeError(cause)}; ` +
          `it said: ${log.text().trimEnd().slice(-500) || 'nothing'}`,
        cause,
      )
    }
  }
}

const isPortTaken = (error: unknown): boolean =>
  /port is already allocated|address already in use/.test(describeError(error))
