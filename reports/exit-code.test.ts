import { test } from 'node:test'
import assert from 'node:assert/strict'
import { requirementResult, runOf, serverResult } from './testing/example-results.ts'
import { exitCode } from './exit-code.ts'
import type { Verdict } from '../harness/judge/verdict.ts'

const run = (...verdicts: Verdict[]) =>
  runOf(
    serverResult(
      'a',
      verdicts.map((verdict, i) => requirementResult(`a.b${i}`, verdict)),
    ),
  )

const cases: [Verdict[], ReturnType<typeof exitCode>, ReturnType<typeof exitCode>][] = [
  [['pass', 'not-applicable', 'review'], 0, 0],
  [['pass', 'warn'], 0, 1],
  [['pass', 'fail'], 1, 1],
  [['pass', 'not-testable'], 1, 1],
  [['not-testable'], 2, 2],
  [['not-applicable', 'review'], 2, 2],
  [['fail', 'error'], 3, 3],
]

for (const [given, lenient, strict] of cases) {
  test(`${given.join(' + ')} exits ${lenient}, strictly ${strict}`, () => {
    assert.equal(exitCode(run(...given)), lenient)
    assert.equal(exitCode(run(...given), { mode: 'strict' }), strict)
  })
}

test('misses that the baseline accepts exit 0, others 1', () => {
  assert.equal(exitCode(run('fail'), { baseline: run('fail') }), 0)
  assert.equal(exitCode(run('fail', 'fail'), { baseline: run('fail', 'pass') }), 1)
  assert.equal(exitCode(run('warn'), { baseline: run('warn'), mode: 'strict' }), 0)
})

test('no baseline excuses the fault of the suite itself', () => {
  assert.equal(exitCode(run('error'), { baseline: run('error') }), 3)
})
