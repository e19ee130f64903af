import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { after, before, test } from 'node:test'
import { userAgentKinds } from '../../harness/user-agent/user-agent.ts'
import { issueCertificate } from '../support/certificates.ts'
import { temporaryFolder } from '../support/command-line.ts'
import { startProxy, type Proxy } from '../support/proxy.ts'
import { startVisit } from '../support/visit.ts'

/** A host that only the proxy finds. */
const host = 'login.company.invalid'
const folder = temporaryFolder()
const issued = issueCertificate(folder.path, `DNS:${host}`)
const skip = issued === undefined && 'this machine has no OpenSSL to make a certificate with'
let proxy: Proxy | undefined
const servers: Server[] = []
/** Where the server is by http and by https. */
let plain: string
let secure: string

const answer: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<main>found</main>')
}
const portOf = async (server: Server): Promise<number> => {
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

before(async () => {
  if (!issued) return
  plain = `http://${host}:${await portOf(createServer(answer))}/page`
  const tlsPort = await portOf(createTlsServer(issued, answer))
  secure = `https://${host}:${tlsPort}/page`
  proxy = await startProxy(tlsPort)
  process.env['HTTP_PROXY'] = proxy.url
  process.env['HTTPS_PROXY'] = proxy.url
})

after(async () => {
  await proxy?.close()
  for (const server of servers) server.close()
  folder.remove()
})

for (const kind of userAgentKinds)
  test(
    `the user agent "${kind}" goes by the proxy, but to mock clients and this machine without`,
    { skip },
    async (t) => {
      assert.ok(issued && proxy)
      const { asked } = proxy
      const visit = await startVisit(kind, { ca: issued.ca })
      if (!visit) return t.skip('no browser is to be had on this machine')
      t.after(() => visit.close())
      const { agent, port } = visit
      asked.length = 0

      for (const address of [plain, secure]) {
        assert.match((await agent.open(address)).html, /found/, address)
        assert.equal((await agent.send({ url: address })).status, 200)
      }
      assert.ok(asked.includes(`GET ${plain}`))
      assert.ok(asked.includes(`CONNECT ${new URL(secure).host}`))

      const direct = ['shop.example', 'app.test', 'notlocalhost', 'localhost', '127.0.0.1']
      for (const one of direct)
        assert.equal((await agent.open(`http://${one}:${port}/callback`)).status, 200, one)
      const hosts = asked.map((line) => line.split(' ')[1] ?? '')
      assert.deepEqual(
        hosts.filter((one) => !one.includes(host)),
        [],
      )
    },
  )
