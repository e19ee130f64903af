import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { findBrowser } from '../../harness/browser/find-browser.ts'
import type { TlsTrust } from '../../harness/tls.ts'
import { userAgentKinds } from '../../harness/user-agent/user-agent.ts'
import { issueCertificate, type Issued } from '../support/certificates.ts'
import { consentConformance, isWritten, temporaryFolder } from '../support/command-line.ts'
import { handMadeDefinition, type HandMadeDefinition } from '../support/hand-made-definition.ts'
import { startScriptedServer, type ScriptedServer } from '../support/scripted-server.ts'
import { startVisit, type Visit } from '../support/visit.ts'

const folder = temporaryFolder()
const issued = issueCertificate(folder.path, 'DNS:localhost')
after(() => folder.remove())

/** A machine without IPv6 has none. */
const sixth = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .some(({ address }) => address === '::1')
  ? ['[::1]']
  : []

/** A page of the server by another address than its certificate is for. */
const misnamed = (address: string) => address.replace('localhost', '127.0.0.1')

if (issued) testsWith(issued)
else test('certificates', { skip: 'this machine has no OpenSSL to make them with' })

function testsWith(issued: Issued): void {
  let server: ScriptedServer
  let definition: HandMadeDefinition

  before(async () => {
    server = await startScriptedServer({}, issued)
    const callbacks = { scheme: 'https', host: 'shop.example' } as const
    definition = await handMadeDefinition(folder.path, server, { ca: issued.ca }, callbacks)
  })

  after(async () => {
    await server.close()
  })

  for (const kind of userAgentKinds)
    void describe(`the user agent "${kind}"`, () => {
      const visiting = (
        name: string,
        trust: () => TlsTrust | undefined,
        step: (visit: Visit) => unknown,
      ) =>
        void test(name, async (t) => {
          const visit = await startVisit(kind, trust())
          if (!visit) return t.skip('no browser is to be had on this machine')
          t.after(() => visit.close())
          await step(visit)
        })
      const page = () => `${server.url}/authorize`

      visiting(
        'believes a CA that the definition names, and no other',
        () => ({ ca: issued.ca }),
        async ({ agent }) => {
          assert.equal((await agent.open(page())).status, 400)
          assert.equal((await agent.send({ url: page() })).status, 400)
          await assert.rejects(
            agent.open(misnamed(page())),
            /not trusted: .*ALTNAME.*good for this address/,
          )
          await assert.rejects(agent.send({ url: misnamed(page()) }), /not trusted/)
        },
      )

      visiting(
        'believes anybody on loopback who is to be believed',
        () => ({ trustAnyOnLoopback: true }),
        async ({ agent }) => {
          assert.equal((await agent.open(page())).status, 400)
          assert.equal((await agent.open(misnamed(page()))).status, 400)
        },
      )

      visiting(
        'believes nobody else, and says so',
        () => undefined,
        async ({ agent }) => {
          const says = /"https:\/\/localhost:\d+\/.*not trusted: .*"tls\.ca".*NODE_EXTRA_CA_CERTS/
          await assert.rejects(agent.open(page()), says)
        },
      )

      visiting(
        'brings answers to mock clients by http and by https',
        () => undefined,
        async ({ agent, port }) => {
          for (const scheme of ['http', 'https'])
            for (const host of ['shop.example', '127.0.0.1', ...sixth]) {
              const { status, html } = await agent.open(
                `${scheme}://${host}:${port}/callback?code=1`,
              )
              assert.equal(status, 200, `${scheme}://${host}`)
              assert.match(html, /received the authorization response/)
            }
        },
      )
    })

  test('doctor walks a server on https, whose CA the environment names, to callbacks on https', async (t) => {
    if (!(await findBrowser(() => {}))) return t.skip('no browser is to be had on this machine')
    const file = definition.write('believed')
    const env = { NODE_EXTRA_CA_CERTS: issued.ca }
    const { code, stdout, stderr } = await consentConformance(['doctor', '--server', file], { env })
    assert.equal(code, 0, stdout + stderr)
    assert.match(stdout, /✓ code redeemed: granted .*read:posts/)
  })

  void describe('a server whose certificate nobody knows', () => {
    const says =
      /field "tls": no answer to [A-Z]+ "https:\/\/localhost:\d+\/?": its certificate is not trusted: unable to verify the first certificate \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\); name the file of its CA, .* as "tls\.ca" of the definition or in NODE_EXTRA_CA_CERTS; on this machine .*trustAnyOnLoopback/
    const judged = async (command: 'doctor' | 'run', file: string) => {
      const out = join(folder.path, 'out')
      const args = [command, '--server', file, '--user-agent', 'http']
      const options = command === 'run' ? ['--out', out] : []
      const { code, stderr } = await consentConformance([...args, ...options])
      assert.equal(code, 2, stderr)
      assert.match(stderr, says)
      assert.equal(isWritten(join(out, 'results.json')), false)
    }

    for (const command of ['doctor', 'run'] as const)
      test(`is told by ${command}, with the way out`, () =>
        judged(command, definition.write('unknown')))

    test('is told of a definition in TypeScript, too', async () => {
      const file = join(folder.path, 'unknown.mjs')
      const reference = new URL('../../fixtures/servers/reference-auth0.js', import.meta.url).href
      writeFileSync(
        file,
        `import { referenceAuth0 } from '${reference}'
        const running = { url: '${server.url}', version: '1', secrets: {}, logs: () => '', stop: async () => {} }
        export default { ...referenceAuth0, name: 'unknown', launch: { external: async () => running } }`,
      )
      await judged('doctor', file)
    })

    test('is what doctor tells to mend where only its pages are there', async (t) => {
      const front = await startScriptedServer({
        change: (answer, asked) => {
          if (!asked.includes('.well-known')) return
          const metadata = JSON.parse(answer.body) as Record<string, unknown>
          const elsewhere = `${server.url}/authorize`
          answer.body = JSON.stringify({ ...metadata, authorization_endpoint: elsewhere })
        },
      })
      t.after(() => front.close())
      const callbacks = { scheme: 'http', host: 'shop.example' } as const
      const { write } = await handMadeDefinition(folder.path, front, undefined, callbacks)
      const args = ['doctor', '--server', write('elsewhere'), '--user-agent', 'http']
      const { code, stdout } = await consentConformance(args)
      assert.equal(code, 2, stdout)
      assert.deepEqual(stdout.match(/(?<=mend: ).*/g), ['tls'])
      assert.match(stdout, /✗ request taken, .*its certificate is not trusted/)
    })

    test('is not known by a file that holds no certificate', async () => {
      writeFileSync(join(folder.path, 'empty.pem'), '')
      const file = definition.write('misled', { tls: { ca: 'empty.pem' } })
      const { code, stderr } = await consentConformance(['doctor', '--server', file])
      assert.equal(code, 2, stderr)
      assert.match(stderr, /field "tls\.ca": no certificate can be read from "[^"]*empty\.pem"/)
    })
  })
}
