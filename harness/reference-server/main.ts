import { env, exit, stderr, stdout } from 'node:process'
import { consolePath } from './console/console.ts'
import { dialects } from './options.ts'
import type { Dialect, ReferenceServer, ReferenceServerOptions } from './options.ts'
import { startReferenceServer } from './server.ts'

/**
 * The reference server by itself, as its container runs it. Everything comes from the environment:
 * `CONSENT_DIALECT` (auth0 or okta), and where wanted `CONSENT_PORT`, `CONSENT_HOST`,
 * `CONSENT_PUBLIC_URL`, `CONSENT_TOKEN` and `CONSENT_FEATURE` (on, or off for an Okta org without it).
 */

/** What the environment says is wrong; printed as it is. */
class UsageError extends Error {}

const optionsOf = (variables: NodeJS.ProcessEnv): ReferenceServerOptions => {
  const { CONSENT_DIALECT, CONSENT_PORT, CONSENT_HOST, CONSENT_PUBLIC_URL, CONSENT_TOKEN } =
    variables
  const consentFeature = variables.CONSENT_FEATURE || 'on'
  if (consentFeature !== 'on' && consentFeature !== 'off')
    throw new UsageError(`CONSENT_FEATURE is "${consentFeature}"; it must be on or off`)
  const dialect = dialects.find((name): name is Dialect => name === (CONSENT_DIALECT ?? 'auth0'))
  if (!dialect)
    throw new UsageError(`CONSENT_DIALECT is "${CONSENT_DIALECT}"; it must be auth0 or okta`)
  const port = Number(CONSENT_PORT || 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`CONSENT_PORT is "${CONSENT_PORT}"; it must be a number from 0 to 65535`)
  if (CONSENT_PUBLIC_URL && !/^https?:\/\/[^/?#]+\/?$/.test(CONSENT_PUBLIC_URL))
    throw new UsageError(
      `CONSENT_PUBLIC_URL is "${CONSENT_PUBLIC_URL}"; it must be an http or https address without a path`,
    )
  return {
    dialect,
    port,
    consentFeature,
    ...(CONSENT_HOST ? { host: CONSENT_HOST } : {}),
    ...(CONSENT_PUBLIC_URL ? { publicUrl: CONSENT_PUBLIC_URL } : {}),
    ...(CONSENT_TOKEN ? { token: CONSENT_TOKEN } : {}),
    log: (line) => stdout.write(`${line}\n`),
  }
}

const start = async (): Promise<ReferenceServer> => {
  const options = optionsOf(env)
  try {
    return await startReferenceServer(options)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === 'EADDRINUSE')
      throw new UsageError(`port ${options.port} is in use; set CONSENT_PORT to a free one`)
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new UsageError(
        `cannot listen on port ${options.port} of "${options.host ?? '127.0.0.1'}" (${code})`,
      )
    throw cause
  }
}

try {
  const server = await start()
  stdout.write(`listening on ${server.url} (${server.dialect}), management token ${server.token}\n`)
  stdout.write(`console at ${server.url}${consolePath}, to be signed in to with that token\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void server.close().then(() => exit(0)))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  stderr.write(`${error.message}\n`)
  exit(2)
}
