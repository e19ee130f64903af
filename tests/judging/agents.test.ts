import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { requirements } from '../../specs/catalogue.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'

const rowsOfProfile = requirements.filter(({ profiles }) => profiles.mcp).map(({ id }) => id)

const folder = temporaryFolder()
after(() => folder.remove())

test('a sound proxy passes every requirement of the profile for agents', async () => {
  const options = ['--server', 'mcp-proxy', '--user-agent', 'http', '--out', folder.path]
  const { code, stdout, stderr } = await consentConformance(['run', ...options])
  assert.equal(code, 0, stdout + stderr)
  const [server] = resultsIn(folder.path).servers
  assert.deepEqual(
    server?.requirements.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id),
    [],
  )
  assert.deepEqual(server?.requirements.map(({ id }) => id).sort(), rowsOfProfile.toSorted())
})

test('a server that is no MCP server says so of every requirement, and nothing is judged', async () => {
  const out = join(folder.path, 'others')
  const servers = ['reference-auth0', 'reference-okta', 'auth0']
  const options = ['--profile', 'mcp', '--user-agent', 'http', '--out', out]
  const { code, stdout, stderr } = await consentConformance([
    'run',
    ...servers.flatMap((name) => ['--server', name]),
    ...options,
  ])
  assert.equal(code, 2, stdout + stderr)
  assert.match(stdout, /reports:/)
  const results = resultsIn(out).servers
  assert.deepEqual(
    results.map(({ name }) => name),
    servers,
  )
  for (const { name, summary, requirements: rows } of results) {
    assert.equal(summary.outcome, 'not judged')
    assert.deepEqual(rows.map(({ id }) => id).sort(), rowsOfProfile.toSorted())
    for (const { verdict, reason } of rows) {
      assert.equal(verdict, 'not-applicable')
      assert.match(reason, new RegExp(`^"${name}" is not an MCP server: `))
    }
  }
})

test('cookies that keep track of no consent need no guard', async () => {
  const out = join(folder.path, 'double-submit')
  const row = ['--requirement', 'decision.cookies-are-guarded']
  const { stdout, stderr } = await consentConformance([
    ...['run', '--server', 'mcp-proxy-double-submit', '--user-agent', 'http', '--out', out],
    ...row,
  ])
  const [server] = resultsIn(out).servers
  assert.deepEqual(
    server?.requirements.map(({ id, verdict }) => [id, verdict]),
    [['decision.cookies-are-guarded', 'pass']],
    stdout + stderr,
  )
})
