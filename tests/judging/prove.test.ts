import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ServerProof } from '../../harness/cli/sabotage-findings.ts'
import { consentConformance, temporaryFolder } from '../support/command-line.ts'

const folder = temporaryFolder()
after(() => folder.remove())

/** Rows about the request, the dialog, the answer and the tokens: one for each seam that is broken. */
const rows = [
  'prompt-none.answers-login-required',
  'dialog.names-the-application',
  'denial.answers-access-denied',
  'dialog.grants-no-more-than-asked',
]

test('the passes of the servers that are npm packages can be turned red at every seam', async () => {
  const servers = ['oidc-provider', 'better-auth']
  const out = join(folder.path, 'servers')
  const { code, stdout, stderr } = await consentConformance([
    'prove',
    ...servers.flatMap((server) => ['--server', server]),
    ...rows.flatMap((row) => ['--requirement', row]),
    ...['--user-agent', 'http', '--out', out],
  ])
  const { proofs } = JSON.parse(readFileSync(join(out, 'prove.json'), 'utf8')) as {
    readonly proofs: readonly ServerProof[]
  }
  assert.deepEqual(
    proofs.map(({ server }) => server),
    servers,
    stdout + stderr,
  )
  for (const { server, rows: passes, unmoved } of proofs) {
    assert.ok(passes.length > 0, `${server} passes none of the rows`)
    for (const { id, turnedBy } of passes) assert.ok(turnedBy.length > 0, `${server}: ${id}`)
    assert.deepEqual(unmoved, [], server)
  }
  assert.equal(code, 0, stdout + stderr)
})
