import type { LaunchOptions } from 'playwright'
import { configurationError } from './judge/errors.ts'

/** The proxies that the environment names, and the hosts that are reached without. */
export interface Proxies {
  readonly http: string | undefined
  readonly https: string
  /** Each with everything below it. */
  readonly direct: readonly string[]
}

/** The mock clients, and this machine, where the servers are that the suite starts. */
const alwaysDirect = ['example', 'test', 'notlocalhost', 'localhost', '127.0.0.1', '[::1]']

/**
 * The proxies of `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in capitals or not; `undefined` where
 * there are none. What is named for http alone serves https too, as undici has it.
 */
export const proxiesOf = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Proxies | undefined => {
  const named = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined
  const http = addressOf('HTTP_PROXY', named('HTTP_PROXY'))
  const https = addressOf('HTTPS_PROXY', named('HTTPS_PROXY')) ?? http
  const exempt = (named('NO_PROXY') ?? '').split(/[,\s]+/).filter((entry) => entry !== '')
  if (https === undefined || exempt.includes('*')) return undefined
  const hosts = exempt.map((entry) => entry.replace(/^\*?\./, ''))
  return { http, https, direct: [...alwaysDirect, ...hosts] }
}

/** Many leave the scheme out. */
const addressOf = (name: string, told: string | undefined): string | undefined => {
  const address = told === undefined || told.includes('://') ? told : `http://${told}`
  if (address === undefined || URL.canParse(address)) return address
  throw configurationError(
    `the environment variable "${name}" names "${told}", which is no address`,
  )
}

/** The same for a browser, which knows one proxy for everything: that of https, where the two differ. */
export const browserProxy = (proxies: Proxies): NonNullable<LaunchOptions['proxy']> => {
  const { protocol, host, username, password } = new URL(proxies.https)
  return {
    server: `${protocol}//${host}`,
    bypass: [
      ...proxies.direct.flatMap((host) => [host, `*.${host}`]),
      ...(proxies.http === undefined ? ['http://*'] : []),
    ].join(','),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  }
}
