import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { after, before, test } from 'node:test'
import { assertRefused } from '../support/bad-input.ts'

const occupant: Server = createServer()
let port = 0

before(async () => {
  occupant.listen(0, '127.0.0.1')
  await once(occupant, 'listening')
  port = (occupant.address() as AddressInfo).port
  assert.ok(port > 0)
})
after(() => occupant.close())

test('an occupied port is refused to the reference server', () =>
  assertRefused({
    wrong: '',
    args: ['serve', '--dialect', 'auth0', '--port', String(port)],
    says: [new RegExp(`port ${port} .*occupied`), /--port/],
  }))

/** A definition whose mock clients listen where somebody else does. */
const definition = () => {
  const selectors = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, `#${name}`]))
  return JSON.stringify({
    name: 'mine',
    issuer: 'http://127.0.0.1:9/',
    capabilities: ['consent-dialog'],
    callback: { port },
    apis: [{ name: 'Blog API', scopes: [{ name: 'read' }, { name: 'write' }] }],
    clients: { native: { id: 'shop', redirectUris: [`http://127.0.0.1:${port}/callback`] } },
    users: [{ username: 'ada', password: 'secret' }],
    pages: {
      login: selectors('page', 'username', 'password', 'submit'),
      consent: selectors('page', 'application', 'scope', 'accept', 'deny'),
    },
  })
}

for (const command of ['run', 'doctor'])
  test(`an occupied port is refused to the mock clients of ${command}`, () =>
    assertRefused({
      wrong: '',
      args: [command, '--user-agent', 'http', '--server', 'mine.json'],
      files: { 'mine.json': definition() },
      says: [new RegExp(`port ${port} .*occupied`), /"callback\.port"/, /"mine"/],
    }))
