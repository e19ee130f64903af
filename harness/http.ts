import { Agent, EnvHttpProxyAgent, errors, request, type Dispatcher } from 'undici'
import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { describeError, stageError } from './judge/errors.ts'
import { proxiesOf } from './proxies.ts'
import { certificateFault, createConnector, tlsOptions, type TlsTrust } from './tls.ts'

/** How long one request may take, its answer read to the end, before its scenario is given up, in milliseconds. */
export const requestLimitMs = 15_000
/** How long an answer may be before its scenario is given up, in bytes. */
export const answerLimitBytes = 5_000_000

/** A request to be sent. `form` and `json` set the body and its content type. */
export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>> | URLSearchParams
  readonly json?: unknown
}

/** A response as received; redirects are not followed. */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The body as JSON; rejects with a `stage` error naming the call when it is none. */
  json(): unknown
}

/** A request and its response, as kept for evidence; both a response and a failure where it was not read to its end. Not masked yet. */
export interface Exchange {
  readonly request: { method: string; url: string; headers: Record<string, string>; body?: string }
  readonly response?: { status: number; headers: HttpResponse['headers']; body: string }
  readonly failure?: string
}

/** Sends requests and tells a listener about each exchange. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResponse>
}

/** Top-level names reserved for documentation and tests (RFC 2606, RFC 6761), and one look-alike of localhost. */
export const isMockHost = (hostname: string): boolean =>
  /(^|\.)(example|test)$/.test(hostname) || hostname === 'notlocalhost'

/** Whether a host is the machine of whoever asks, as a name or an address. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

/** Resolves the mock clients' names to loopback and leaves every other name to the system. */
export const mockLookup: LookupFunction = (hostname, options, callback) => {
  if (!isMockHost(hostname)) return systemLookup(hostname, options, callback)
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }])
  return callback(null, '127.0.0.1', 4)
}

/** An address without its query and fragment, which differ from run to run. */
export const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? url

/**
 * How long a connection may idle before it is given up, in milliseconds. Many servers give it up
 * after five seconds: what is sent while they do gets no answer, so they are forestalled by far.
 */
const idleConnectionLimitMs = 1_000

/** One pool of connections for all requests of a worker, through the proxies that the environment names. */
export const createDispatcher = (trust?: TlsTrust): Dispatcher => {
  const options = {
    connect: createConnector(trust, mockLookup),
    keepAliveTimeout: idleConnectionLimitMs,
    maxResponseSize: answerLimitBytes,
  }
  const proxies = proxiesOf()
  if (proxies === undefined) return new Agent(options)
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https,
    noProxy: proxies.direct.join(','),
    // Plain requests are handed over whole: many proxies open tunnels to https alone.
    proxyTunnel: false,
    proxyTls: tlsOptions(trust),
    requestTls: tlsOptions(trust),
  })
}

/** A client on undici; `onExchange` hears of every exchange, failed ones included. */
export const createHttpClient = (
  dispatcher: Dispatcher,
  onExchange: (exchange: Exchange) => void = () => {},
): HttpClient => ({
  async send({ method = 'GET', url, headers = {}, form, json }) {
    const body =
      form !== undefined
        ? new URLSearchParams(form).toString()
        : json !== undefined
          ? JSON.stringify(json)
          : undefined
    const sent: Record<string, string> = { ...headers }
    if (form !== undefined) sent['content-type'] = 'application/x-www-form-urlencoded'
    if (json !== undefined) sent['content-type'] = 'application/json'
    const recorded = { method, url, headers: sent, ...(body === undefined ? {} : { body }) }
    const signal = AbortSignal.timeout(requestLimitMs)
    let head: Pick<NonNullable<Exchange['response']>, 'status' | 'headers'> | undefined
    try {
      const options = { method, headers: sent, body: body ?? null, dispatcher, signal }
      const response = await request(url, options)
      head = { status: response.statusCode, headers: response.headers }
      const text = await response.body.text()
      onExchange({
        request: recorded,
        response: { status: response.statusCode, headers: response.headers, body: text },
      })
      return {
        status: response.statusCode,
        headers: response.headers,
        text,
        json: () => parsedAnswer(text, `${method} "${withoutQuery(url)}"`),
      }
    } catch (cause) {
      const failure = describeFailure(cause, signal)
      onExchange({
        request: recorded,
        ...(head === undefined ? {} : { response: { ...head, body: '' } }),
        failure,
      })
      const what = head === undefined ? 'no answer' : `no whole answer (${head.status})`
      throw stageError(`${what} to ${method} "${withoutQuery(url)}": ${failure}`, cause)
    }
  },
})

const describeFailure = (cause: unknown, { aborted }: AbortSignal): string => {
  if (aborted) return `not within ${requestLimitMs / 1000} s`
  if (cause instanceof errors.ResponseExceededMaxSizeError)
    return `longer than ${answerLimitBytes / 1_000_000} MB`
  return certificateFault(cause) ?? describeError(cause)
}

/** The JSON an answer holds; throws a `stage` error that names the call where it holds none. */
export const parsedAnswer = (text: string, call: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw stageError(`the answer to ${call} is not JSON: "${text.slice(0, 80)}"`, cause)
  }
}

/** A response whose body is a JSON object; throws a `stage` error that names it otherwise. */
export const jsonObject = (response: HttpResponse, what: string): Record<string, unknown> => {
  const body = response.json()
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw stageError(`${what} is no JSON object: "${response.text.slice(0, 80)}"`)
  return body as Record<string, unknown>
}
