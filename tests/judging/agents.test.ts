import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { requirements } from '../../specs/catalogue.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'

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
  assert.deepEqual(
    server?.requirements.map(({ id }) => id).sort(),
    requirements
      .filter(({ profiles }) => profiles.mcp)
      .map(({ id }) => id)
      .sort(),
  )
})
