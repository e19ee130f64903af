import { randomBytes } from 'node:crypto'
import { configurationError, describeError, usageError } from '../judge/errors.ts'
import { assertPortFree } from '../launch/free-port.ts'
import { consolePath } from '../reference-server/console/console.ts'
import { dialects, type Dialect } from '../reference-server/options.ts'
import { startReferenceServer } from '../reference-server/server.ts'

export { dialects }

/** What `serve` can be told. */
export interface ServeOptions {
  readonly dialect: Dialect
  readonly port: number
  readonly token?: string
  readonly consentFeature: 'on' | 'off'
}

/** Runs the reference server on loopback until it is interrupted; logs every decision. Rejects with a `configuration` error when the port cannot be had. */
export const serve = async ({
  dialect,
  port,
  token,
  consentFeature,
}: ServeOptions): Promise<void> => {
  if (token === '')
    throw usageError('"--token" is empty: give one, or leave it out for a random one')
  await assertPortFree(port).catch((cause: unknown) => {
    throw configurationError(`${describeError(cause)} (--port)`, cause)
  })
  const server = await startReferenceServer({
    dialect,
    port,
    consentFeature,
    // A variable that is set to nothing counts as not set: build servers pass missing secrets so.
    token: token ?? (process.env['CONSENT_TOKEN'] || randomBytes(24).toString('base64url')),
    log: (line) => process.stdout.write(`${line}\n`),
  })
  // Before the line that tells others they may go ahead: they may interrupt at once.
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  process.stdout.write(
    `listening on ${server.url} (${dialect}), management token ${server.token}\n` +
      `console at ${server.url}${consolePath}, to be signed in to with that token\n`,
  )
  await interrupted
  await server.close()
}
