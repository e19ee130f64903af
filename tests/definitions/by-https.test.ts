import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Middleware } from 'koa'
import { mcpProxy } from '../../fixtures/servers/mcp-proxy.ts'
import type { DeputyParts } from '../../fixtures/servers/mcp-proxy/deputy.ts'
import { startProxy } from '../../fixtures/servers/mcp-proxy/host-app.ts'
import { assertUpstream, broughtUpWithUpstream } from '../../fixtures/upstream/launch.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'
import { describedProxy } from '../support/described-server.ts'
import { makeCertificate, openTlsFront } from '../support/tls-front.ts'

/*
 * The proxy as it is deployed, by https: only there are cookies asked to be bound to their host. It
 * runs here, and the suite is given its address; the rest it finds in the file of the folder.
 */

const folder = temporaryFolder()
after(() => folder.remove())
const certificate = makeCertificate(folder.path)
const skip = certificate === undefined && 'this machine has no OpenSSL to make a certificate with'

const row = 'decision.cookies-are-guarded'

/** What the suite finds of the proxy's cookies by https. */
const judgedByHttps = async (name: string, parts: Partial<DeputyParts>) => {
  assert.ok(certificate)
  const own = join(folder.path, name)
  mkdirSync(own)
  const front = await openTlsFront(certificate)
  const server = await broughtUpWithUpstream(mcpProxy, async (upstream) => {
    const proxy = await startProxy(assertUpstream(upstream), parts, front.url)
    front.handOnTo(proxy.localUrl)
    return proxy
  })
  try {
    await describedProxy({ ...server, url: front.url }, own)
    const env = { NODE_EXTRA_CA_CERTS: certificate.file }
    const out = join(own, 'out')
    const args = ['run', '--server', front.url, '--profile', 'mcp', '--user-agent', 'http']
    const outcome = await consentConformance([...args, '--requirement', row, '--out', out], {
      env,
      cwd: own,
    })
    const [judged] = resultsIn(out).servers
    return { ...outcome, requirements: judged?.requirements }
  } finally {
    await server.stop()
    await front.close()
  }
}

test('a proxy whose cookies are bound to their host passes by https', { skip }, async () => {
  const { code, stdout, stderr, requirements } = await judgedByHttps('sound', {})
  assert.equal(code, 0, stdout + stderr)
  assert.deepEqual(
    requirements?.map(({ id, verdict }) => [id, verdict]),
    [[row, 'pass']],
  )
})

/** Takes the prefix from the names of cookies on their way out, and puts it back on their way in. */
const namesCookiesPlainly: Middleware = async (ctx, next) => {
  ctx.req.headers.cookie = (ctx.req.headers.cookie ?? '').replaceAll('plain-', '__Host-')
  await next()
  const set = [ctx.response.headers['set-cookie'] ?? []].flat()
  if (set.length > 0)
    ctx.set(
      'set-cookie',
      set.map((line) => line.replace(/^__Host-/, 'plain-')),
    )
}

test('by https a cookie that another host could set is found', { skip }, async () => {
  const { stdout, requirements } = await judgedByHttps('plain', { front: namesCookiesPlainly })
  assert.deepEqual(
    requirements?.map(({ id, verdict }) => [id, verdict]),
    [[row, 'fail']],
    stdout,
  )
  assert.match(requirements?.[0]?.reason ?? '', /can be set by other hosts of its domain/)
})
