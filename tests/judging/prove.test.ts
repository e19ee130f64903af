import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ServerProof } from '../../harness/cli/sabotage-findings.ts'
import { consentConformance, temporaryFolder } from '../support/command-line.ts'

const folder = temporaryFolder()
after(() => folder.remove())

/** Of each theme what rests on another seam: the request, the dialog, the answer, the tokens, the driver. */
const rows = [
  'prompt-none.answers-login-required',
  'prompt-login.is-not-consent',
  'entry.post-request-is-asked',
  'dialog.names-the-application',
  'dialog.grants-no-more-than-asked',
  'denial.answers-access-denied',
  'response.returns-state',
  'user-information.id-token-within-consent',
  'user-information.userinfo-within-consent',
  'remembered-consent.is-the-users-own',
  'remembered-consent.does-not-cover-user-information',
  'refresh.only-for-its-client',
  'revocation.asks-again',
  'token-revocation.refresh-token-is-dead',
  'introspection.tells-what-was-granted',
  'redirect.never-for-unknown-clients',
  'dialog.answer-is-of-one-user',
  'code.only-for-its-client',
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
    assert.ok(passes.length > rows.length / 2, `${server} passes too few of the rows`)
    for (const { id, turnedBy } of passes) assert.ok(turnedBy.length > 0, `${server}: ${id}`)
    assert.deepEqual(unmoved, [], server)
  }
  assert.equal(code, 0, stdout + stderr)
})
