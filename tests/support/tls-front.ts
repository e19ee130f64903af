import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A certificate of one run's own, for servers on loopback. */
export interface Certificate {
  /** The file of the certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly file: string
  readonly cert: Buffer
  readonly key: Buffer
}

/** Makes a certificate in a folder; `undefined` where the machine has no OpenSSL. */
export const makeCertificate = (folder: string): Certificate | undefined => {
  const [file, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const files = ['-keyout', keyFile, '-out', file]
  try {
    execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, ...files], {
      stdio: 'ignore',
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return { file, cert: readFileSync(file), key: readFileSync(keyFile) }
}

/** What ends TLS before a server, as in front of most that are deployed. */
export interface TlsFront {
  readonly url: string
  /** Hands on from now on to the server at this address. */
  readonly handOnTo: (localUrl: string) => void
  readonly close: () => Promise<void>
}

/** Listens by https on a free loopback port, and says so to the server behind it. */
export const openTlsFront = async ({ cert, key }: Certificate): Promise<TlsFront> => {
  let target: string | undefined
  const front = createServer({ cert, key }, (incoming, outgoing) => {
    if (target === undefined) {
      outgoing.writeHead(503).end()
      return
    }
    const onward = request(
      new URL(incoming.url ?? '/', target),
      {
        method: incoming.method,
        headers: { ...incoming.headers, 'x-forwarded-proto': 'https' },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  return {
    url: `https://127.0.0.1:${(front.address() as AddressInfo).port}`,
    handOnTo: (localUrl) => void (target = localUrl),
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve())
        front.closeAllConnections()
      }),
  }
}
