import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freePort } from '../../harness/launch/free-port.ts'
import { startCommand, type StartedCommand } from '../support/command-line.ts'
import { until } from '../support/processes.ts'

/** How long the server may take to listen, or to end, in milliseconds. */
const limitMs = 30_000

const schemes = { auth0: 'Bearer', okta: 'SSWS' } as const
type Dialect = keyof typeof schemes

interface Served {
  readonly command: StartedCommand
  readonly firstLine: string
  readonly url: string
  readonly token: string
}

/** Runs `serve` while `use` lasts, then interrupts it as Ctrl-C does; it must end well. */
const serving = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  use: (served: Served) => Promise<void> | void,
): Promise<void> => {
  const command = startCommand(['serve', ...args], { env: { CONSENT_TOKEN: '', ...env } })
  try {
    await until('it listens', () => command.stdout().includes('\n') || command.hasEnded(), limitMs)
    const [firstLine = ''] = command.stdout().split('\n')
    const [, url = '', token = ''] =
      / (http:\S+) \(\w+\), management token (.*)$/.exec(firstLine) ?? []
    await use({ command, firstLine, url, token })
  } finally {
    if (!command.hasEnded()) command.signalGroup('SIGINT')
  }
  const { code, stderr } = await command.within(limitMs)
  assert.equal(stderr, '')
  assert.equal(code, 0)
}

const asked = async ({ url, token }: Served, dialect: Dialect, path: string): Promise<unknown> => {
  const authorization = `${schemes[dialect]} ${token}`
  const response = await fetch(`${url}${path}`, { headers: { authorization } })
  assert.equal(response.status, 200, path)
  return response.json()
}

void describe('serve', { concurrency: 2 }, () => {
  for (const dialect of Object.keys(schemes) as Dialect[])
    test(`listens on the port and with the token it is told, in the dialect of ${dialect}`, async () => {
      const port = await freePort()
      const args = ['--dialect', dialect, '--port', String(port), '--token', 'my token']
      await serving(args, { CONSENT_TOKEN: 'another' }, ({ firstLine }) => {
        const expected = `listening on http://127.0.0.1:${port} (${dialect}), management token my token`
        assert.equal(firstLine, expected)
      })
    })

  test('takes the token from the environment where none is told', () =>
    serving(['--dialect', 'auth0'], { CONSENT_TOKEN: 'from-outside' }, ({ firstLine }) => {
      assert.match(
        firstLine,
        /^listening on http:\/\/127\.0\.0\.1:[1-9]\d* \(auth0\), management token from-outside$/,
      )
    }))

  test("starts with nothing but Auth0's own API, and a token nobody could guess", async () => {
    const tokens: string[] = []
    await serving(['--dialect', 'auth0'], {}, async (served) => {
      tokens.push(served.token)
      for (const path of ['/api/v2/clients', '/api/v2/users', '/api/v2/grants'])
        assert.deepEqual(await asked(served, 'auth0', path), [], path)
      const apis = (await asked(served, 'auth0', '/api/v2/resource-servers')) as {
        is_system: boolean
      }[]
      assert.deepEqual(
        apis.map(({ is_system }) => is_system),
        [true],
      )
    })
    await serving(['--dialect', 'auth0'], {}, ({ token }) => void tokens.push(token))
    for (const token of tokens) assert.match(token, /^[\w-]{32,}$/)
    assert.notEqual(tokens[0], tokens[1])
  })

  test("starts with nothing but Okta's default authorization server", () =>
    serving(['--dialect', 'okta'], {}, async (served) => {
      for (const path of ['/api/v1/apps', '/api/v1/users'])
        assert.deepEqual(await asked(served, 'okta', path), [], path)
      const servers = (await asked(served, 'okta', '/api/v1/authorizationServers')) as {
        id: string
      }[]
      assert.deepEqual(
        servers.map(({ id }) => id),
        ['default'],
      )
      const scopes = '/api/v1/authorizationServers/default/scopes'
      const found = (await asked(served, 'okta', scopes)) as { system: boolean }[]
      assert.ok(found.length > 0 && found.every(({ system }) => system))
    }))

  test('ends by itself when it is terminated', async () => {
    const command = startCommand(['serve', '--dialect', 'okta'])
    await until('it listens', () => command.stdout().includes('listening'), limitMs)
    command.signalGroup('SIGTERM')
    assert.equal((await command.within(limitMs)).code, 0)
  })
})
