import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { test } from 'node:test'
import { createDispatcher, createHttpClient } from './http.ts'
import { ownCertificate, selfSigned } from './own-certificate.ts'
import { certificateFault } from './tls.ts'

/** An address of this machine that others can reach, too. */
const reachable = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

test(
  'who is believed on loopback by any certificate is not believed elsewhere',
  { skip: reachable === undefined && 'this machine has no other address' },
  async (t) => {
    const { certificate: cert, key } = selfSigned()
    const server = createServer({ cert, key }, (_request, response) => response.end('ok'))
    server.listen(0)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const dispatcher = createDispatcher({ trustAnyOnLoopback: true })
    t.after(async () => {
      await dispatcher.destroy()
      server.close()
    })
    const http = createHttpClient(dispatcher)
    assert.equal((await http.send({ url: `https://127.0.0.1:${port}/` })).text, 'ok')
    await assert.rejects(http.send({ url: `https://${reachable}:${port}/` }), /not trusted/)
  },
)

test('the certificate of the run is one, and good today', () => {
  const { certificate, key } = ownCertificate()
  const read = new X509Certificate(certificate)
  assert.ok(read.verify(read.publicKey))
  assert.ok(Date.parse(read.validFrom) < Date.now() && Date.now() < Date.parse(read.validTo))
  assert.ok(key.includes('PRIVATE KEY'))
  assert.equal(ownCertificate().certificate, certificate)
})

test('only what is wrong with a certificate is said to be', () => {
  const coded = (code: string) => Object.assign(new Error('no'), { code })
  assert.equal(certificateFault(coded('ECONNREFUSED')), undefined)
  assert.match(
    certificateFault(coded('CERT_HAS_EXPIRED')) ?? '',
    /no \(CERT_HAS_EXPIRED\); have one/,
  )
  const wrapped = new Error('outer', { cause: coded('DEPTH_ZERO_SELF_SIGNED_CERT') })
  assert.match(certificateFault(wrapped) ?? '', /name the file of its CA/)
})
