import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { request, type Dispatcher } from 'undici'
import { freePort } from '../../harness/launch/free-port.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'

/** What a sound server answered, as it may be changed on its way. */
export interface Answer {
  status: number
  readonly headers: Record<string, string | string[]>
  body: string
}

/** How a server misbehaves; what it leaves out is done as it should be. */
export interface Script {
  /** Does something else than answering; tells whether it has. */
  readonly instead?: (seen: Seen) => boolean
  /** Changes the answer to a request, named by its method and path; `query` is what came with it. */
  readonly change?: (answer: Answer, asked: string, query: URLSearchParams) => void
}

/** A request that came in. */
export interface Seen {
  /** Method and path, as in `GET /authorize`. */
  readonly asked: string
  /** How many have come, this one included. */
  readonly count: number
  readonly response: ServerResponse
  /** No further request is answered, nor accepted. */
  readonly die: () => void
}

/** A server that misbehaves on purpose. */
export interface ScriptedServer {
  readonly url: string
  readonly token: string
  close(): Promise<void>
}

/**
 * Starts the reference server behind a scripted one, which is the only one anybody talks to: at
 * `https://localhost` where it has a certificate.
 */
export const startScriptedServer = async (
  script: Script,
  certificate?: { readonly cert: string; readonly key: string },
): Promise<ScriptedServer> => {
  const front: Server = certificate ? createTlsServer(certificate) : createServer()
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  const { port: taken } = front.address() as AddressInfo
  const url = certificate ? `https://localhost:${taken}` : `http://127.0.0.1:${taken}`
  const port = await freePort()
  const behind = await startReferenceServer({ dialect: 'auth0', port, publicUrl: url })
  let count = 0
  front.on('request', (incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', url)
    const asked = `${incoming.method} ${pathname}`
    count += 1
    if (script.instead?.({ asked, count, response, die: () => end(front) }) === true) return
    answerOf(incoming, `http://127.0.0.1:${port}`)
      .then((answer) => {
        script.change?.(answer, asked, searchParams)
        response.writeHead(answer.status, answer.headers).end(answer.body)
      })
      .catch(() => response.destroy())
  })
  return {
    url,
    token: behind.token,
    async close() {
      end(front)
      await behind.close()
    },
  }
}

const end = (server: Server): void => {
  server.close()
  server.closeAllConnections()
}

/** The answer of the sound server behind. */
const answerOf = async (incoming: IncomingMessage, origin: string): Promise<Answer> => {
  const sent = await buffer(incoming)
  const response = await request(`${origin}${incoming.url}`, {
    method: incoming.method as Dispatcher.HttpMethod,
    headers: incoming.headers,
    body: sent.length > 0 ? sent : null,
  })
  const { 'content-length': _length, connection: _connection, ...headers } = response.headers
  return {
    status: response.statusCode,
    headers: headers as Answer['headers'],
    body: await response.body.text(),
  }
}
