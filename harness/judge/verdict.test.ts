import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failsRun, verdictOf, verdicts, worst, type Judgement } from './verdict.ts'

const judged = (held: Judgement['held']): Judgement => ({ expected: 'a', actual: 'b', held })

test('the level alone makes a miss a failure or a warning', () => {
  assert.equal(verdictOf('MUST', judged(false)), 'fail')
  assert.equal(verdictOf('SHOULD', judged(false)), 'warn')
  assert.equal(verdictOf('MAY', judged(false)), 'warn')
})

test('what holds passes and what nobody can tell is for review, at every level', () => {
  for (const level of ['MUST', 'SHOULD', 'MAY'] as const) {
    assert.equal(verdictOf(level, judged(true)), 'pass')
    assert.equal(verdictOf(level, judged('unsure')), 'review')
  }
})

test('the worst verdict wins, in the order of the contract', () => {
  assert.deepEqual(
    [...verdicts],
    ['error', 'fail', 'not-testable', 'review', 'warn', 'pass', 'not-applicable'],
  )
  assert.equal(worst(['pass', 'warn', 'not-testable', 'review']), 'not-testable')
  assert.equal(worst(['not-applicable', 'pass']), 'pass')
  assert.equal(worst([]), undefined)
})

test('a run fails by failures, untestable requirements and faults of ours, and by warnings when strict', () => {
  assert.deepEqual(
    verdicts.filter((verdict) => failsRun(verdict)),
    ['error', 'fail', 'not-testable'],
  )
  assert.deepEqual(
    verdicts.filter((verdict) => failsRun(verdict, 'strict')),
    ['error', 'fail', 'not-testable', 'warn'],
  )
})
