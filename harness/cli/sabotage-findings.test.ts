import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isVacuous, proofMarkdown, proofOf, tellProof } from './sabotage-findings.ts'

const sabotages = [
  { name: 'drops-x', does: 'Drops x.', turns: ['t.a'] },
  { name: 'drops-y', does: 'Drops y.', turns: ['t.b'] },
]
const passed = [{ id: 't.a' }, { id: 't.b' }, { id: 't.c', beyondSabotage: 'It is a reason.' }]
const proof = proofOf('s', passed, sabotages, {
  's~drops-x': { 't.a': 'failed', 't.b': 'not-testable' },
  's~drops-y': { 't.b': 'not-testable' },
  'other~drops-y': { 't.b': 'failed' },
})

test('a pass is proven by a judgement that did not hold, and by nothing less', () => {
  assert.deepEqual(
    proof.rows.map(({ turnedBy }) => turnedBy),
    [['drops-x'], [], []],
  )
})

test('what nothing turned red is vacuous unless its row says why', () => {
  assert.deepEqual(proof.rows.map(isVacuous), [false, true, false])
  assert.match(tellProof(proof), /VACUOUS {2}t\.b/)
  assert.match(tellProof(proof), /beyond {3}t\.c: It is a reason\./)
})

test('a sabotage that should have turned a pass red and did not is told', () => {
  assert.deepEqual(proof.unmoved, [{ sabotage: 'drops-y', id: 't.b' }])
})

test('the page has a column for each sabotage', () => {
  assert.match(proofMarkdown([proof], sabotages), /\| t\.a \| ✗ \|   \|  \|/)
})
