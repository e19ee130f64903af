import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { assertInvariant, configurationError } from '../judge/errors.ts'

/** A loopback port that nobody listens on at this moment. */
export const freePort = async (): Promise<number> => listenOnce(0)

/** Rejects with a `configuration` error that names the port when somebody listens on it on loopback. */
export const assertPortFree = async (port: number): Promise<void> => {
  try {
    await listenOnce(port)
  } catch (cause) {
    throw configurationError(
      `port ${port} on 127.0.0.1 is occupied: stop what listens there, or choose another port`,
      cause,
    )
  }
}

const listenOnce = async (wanted: number): Promise<number> => {
  const server = createServer().listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  server.close()
  await once(server, 'close')
  assertInvariant(typeof address === 'object' && address, 'a TCP server has an address')
  return address.port
}
