import { test } from 'node:test'
import assert from 'node:assert/strict'
import {
  exampleResults,
  requirementResult,
  runOf,
  serverResult,
} from './testing/example-results.ts'
import { diffResults, renderDiff } from './diff.ts'
import type { Verdict } from '../harness/judge/verdict.ts'

const run = (verdict?: Verdict, server = 's') =>
  runOf(serverResult(server, verdict ? [requirementResult('a.b', verdict)] : []))

test('nothing changed between a result and itself', () => {
  const diff = diffResults(exampleResults, structuredClone(exampleResults))
  assert.deepEqual(diff, { changes: [], worsened: false })
  assert.equal(renderDiff(diff, { width: 80, color: 'none' }), 'nothing changed\n')
})

const cases: [Verdict | undefined, Verdict | undefined, 'worse' | 'better' | 'neither'][] = [
  ['pass', 'fail', 'worse'],
  ['pass', 'warn', 'worse'],
  ['fail', 'error', 'worse'],
  ['fail', 'pass', 'better'],
  ['not-testable', 'warn', 'better'],
  ['pass', 'not-applicable', 'worse'],
  ['warn', 'not-applicable', 'worse'],
  ['fail', 'not-applicable', 'worse'],
  ['not-testable', 'not-applicable', 'neither'],
  ['not-applicable', 'pass', 'neither'],
  ['not-applicable', 'fail', 'worse'],
  [undefined, 'fail', 'worse'],
  [undefined, 'pass', 'neither'],
  ['pass', undefined, 'worse'],
  ['fail', undefined, 'worse'],
  ['error', undefined, 'neither'],
]

for (const [before, after, direction] of cases) {
  test(`${before ?? 'absent'} → ${after ?? 'absent'} is ${direction}`, () => {
    assert.deepEqual(diffResults(run(before), run(after)), {
      changes: [{ server: 's', id: 'a.b', before, after, direction }],
      worsened: direction === 'worse',
    })
  })
}

test('the same requirement of another server is another matter', () => {
  assert.deepEqual(
    diffResults(run('pass', 'x'), run('pass', 'y')).changes.map(({ server }) => server),
    ['y', 'x'],
  )
})

test('each change is a line, and the last line counts them', () => {
  const before = runOf(
    serverResult('s', [requirementResult('a.b', 'pass'), requirementResult('a.c', 'warn')]),
  )
  const after = runOf(
    serverResult('s', [requirementResult('a.b', 'fail'), requirementResult('a.d', 'pass')]),
  )
  assert.equal(
    renderDiff(diffResults(before, after), { width: 80, color: 'none' }),
    `worse   s  a.b  ✓ pass → ✗ fail
        s  a.d  new → ✓ pass
worse   s  a.c  ! warn → gone (no longer judged)
2 worse, 0 better, 1 neither
`,
  )
})
