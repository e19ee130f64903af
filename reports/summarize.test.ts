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
    outcome: 'not conformant',
    verdicts: { fail: 1, pass: 2 },
    byProfile: { auth0: { pass: 1 }, core: { fail: 1, pass: 1 } },
    coverage: { auth0: { judged: 1, of: 1 }, core: { judged: 2, of: 2 } },
  })
  assert.equal(JSON.stringify(summary), JSON.stringify(summarize(judged.toReversed())))
})

const outcome = (...rows: readonly ReturnType<typeof requirementResult>[]) =>
  summarize(rows).outcome
const impossible = (id: string) =>
  requirementResult(id, 'not-applicable', { unjudged: 'definition' })

test('nothing judged is never conformant', () => {
  assert.equal(outcome(), 'not judged')
  assert.equal(outcome(requirementResult('a.b', 'not-applicable')), 'not judged')
  assert.equal(outcome(requirementResult('a.b', 'not-testable')), 'not judged')
})

test('a profile of whose MUSTs more could not be judged than could is not judged', () => {
  const [passed, other] = [requirementResult('a.b', 'pass'), requirementResult('c.d', 'pass')]
  assert.equal(outcome(passed, impossible('e.f')), 'conformant')
  assert.equal(outcome(passed, impossible('e.f'), impossible('g.h')), 'not judged')
  assert.equal(outcome(passed, other, impossible('e.f'), impossible('g.h')), 'conformant')
  // What the server does not claim is no gap in what was judged.
  const undeclared = requirementResult('i.j', 'not-applicable', { unjudged: 'undeclared' })
  assert.equal(outcome(passed, undeclared, undeclared), 'conformant')
})

test('each profile has to be judged, and what was seen to fail decides before that', () => {
  const core = requirementResult('a.b', 'pass', { profile: 'core' })
  assert.equal(outcome(core, impossible('e.f')), 'not judged')
  assert.equal(outcome(requirementResult('a.b', 'fail'), impossible('e.f')), 'not conformant')
})
