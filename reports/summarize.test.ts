import { test } from 'node:test'
import assert from 'node:assert/strict'
import { requirementResult } from './testing/example-results.ts'
import { summarize } from './summarize.ts'
import { verdicts } from '../harness/judge/verdict.ts'

const failing = ['error', 'fail', 'not-testable']

for (const verdict of verdicts) {
  test(`one ${verdict} beside a pass is ${failing.includes(verdict) ? 'not ' : ''}conformant`, () => {
    const judged = [requirementResult('a.b', 'pass'), requirementResult('c.d', verdict)]
    assert.equal(summarize(judged).conformant, !failing.includes(verdict))
  })
}

test('a strict run does not conform with a warning', () => {
  const judged = [requirementResult('a.b', 'warn')]
  assert.equal(summarize(judged, 'strict').conformant, false)
  assert.equal(summarize(judged, 'lenient').conformant, true)
})

test('verdicts are counted in all and by profile, in a fixed order', () => {
  const judged = [
    requirementResult('a.b', 'pass', { profile: 'core' }),
    requirementResult('c.d', 'pass'),
    requirementResult('e.f', 'fail', { profile: 'core' }),
  ]
  const summary = summarize(judged)
  assert.deepEqual(summary, {
    conformant: false,
    verdicts: { fail: 1, pass: 2 },
    byProfile: { auth0: { pass: 1 }, core: { fail: 1, pass: 1 } },
  })
  assert.equal(JSON.stringify(summary), JSON.stringify(summarize(judged.toReversed())))
})
