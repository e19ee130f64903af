import { Agent as HttpsAgent } from 'node:https'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { freePort } from '../../harness/launch/free-port.ts'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'

/** A reference server that goes by the name of a tenant, as the vendor's own SDK expects one. */
export interface HttpsTenant {
  readonly domain: string
  readonly server: ReferenceServer
  /** Sends what is addressed to `https://{domain}` to the loopback port the server really listens on. */
  readonly fetch: typeof fetch
  /** The same for what Node's `https` module sends. */
  readonly agent: HttpsAgent
}

/** Opens a plain connection to one loopback port, whatever it was asked for. */
class LoopbackAgent extends HttpsAgent {
  readonly #port: number

  constructor(port: number) {
    super()
    this.#port = port
  }

  override createConnection(): Socket {
    return connect(this.#port, '127.0.0.1')
  }
}

/** Starts a reference server as `https://contoso.auth0.example`; it is closed with the test. */
export const startHttpsTenant = async (t: TestContext): Promise<HttpsTenant> => {
  const domain = 'contoso.auth0.example'
  const port = await freePort()
  const server = await startReferenceServer({
    dialect: 'auth0',
    port,
    publicUrl: `https://${domain}`,
  })
  t.after(() => server.close())
  const onLoopback = (url: string) => url.replace(`https://${domain}`, `http://127.0.0.1:${port}`)
  return {
    domain,
    server,
    agent: new LoopbackAgent(port),
    fetch: (input, init) => {
      const request = new Request(input, init)
      return fetch(new Request(onLoopback(request.url), request))
    },
  }
}
