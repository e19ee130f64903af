import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

/** A proxy that is the only way to some hosts, and keeps what it was asked for: `GET http://…` or `CONNECT host:port`. */
export interface Proxy {
  readonly url: string
  readonly asked: string[]
  close(): Promise<void>
}

/** Starts a proxy for which every host is this machine, and which opens tunnels to TLS alone. */
export const startProxy = async (tlsPort: number): Promise<Proxy> => {
  const asked: string[] = []
  const proxy = createServer((incoming, response) => {
    const { method, url = '', headers } = incoming
    asked.push(`${method} ${url}`)
    if (!URL.canParse(url)) return response.writeHead(400).end()
    const { port, pathname } = new URL(url)
    const onward = request(
      { host: '127.0.0.1', port, path: pathname, method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  })
  proxy.on('connect', ({ url = '' }, socket) => {
    asked.push(`CONNECT ${url}`)
    if (!url.endsWith(`:${tlsPort}`)) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const onward = connect(tlsPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    for (const end of [socket, onward]) end.on('error', () => socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    asked,
    async close() {
      proxy.close()
      proxy.closeAllConnections()
      await once(proxy, 'close')
    },
  }
}
