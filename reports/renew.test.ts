import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renew, rowsToRenew } from './renew.ts'
import { requirementResult, runOf, serverResult } from './testing/example-results.ts'

const published = runOf(
  serverResult('s', [requirementResult('a.kept', 'pass'), requirementResult('a.gone', 'fail')]),
)
const judged = runOf(serverResult('s', [requirementResult('a.new', 'warn')]))

test('rows that are new are judged, and those that are named', () => {
  const [server] = published.servers
  assert.ok(server)
  assert.deepEqual(rowsToRenew(server, ['a.kept', 'a.new'], []), ['a.new'])
  assert.deepEqual(rowsToRenew(server, ['a.kept', 'a.new'], ['a.kept']), ['a.kept', 'a.new'])
  assert.throws(() => rowsToRenew(server, ['a.kept'], ['a.mistyped']), /not asked a\.mistyped/)
})

test('a new row comes beside the others, in the order of the catalogue, and is counted', () => {
  const [server] = renew(published, judged, ['a.new', 'a.kept']).servers
  assert.deepEqual(
    server?.requirements.map(({ id, verdict }) => [id, verdict]),
    [
      ['a.new', 'warn'],
      ['a.kept', 'pass'],
    ],
  )
  assert.deepEqual(server?.summary.verdicts, { warn: 1, pass: 1 })
})

test('a row that is judged again replaces what it was', () => {
  const again = runOf(serverResult('s', [requirementResult('a.kept', 'fail')]))
  const [server] = renew(published, again, ['a.kept']).servers
  assert.deepEqual(
    server?.requirements.map(({ verdict }) => verdict),
    ['fail'],
  )
})

test('what is missing, or was judged of another version, wants a whole run', () => {
  const [server] = judged.servers
  assert.ok(server)
  assert.throws(
    () => renew(published, judged, ['a.kept', 'a.other']),
    /would lack a\.other: run it/,
  )
  assert.throws(
    () => renew(published, runOf({ ...server, version: '9' }), ['a.new']),
    /another version: run it whole/,
  )
  assert.throws(() => renew(published, runOf(), ['a.new']), /was not judged/)
})
