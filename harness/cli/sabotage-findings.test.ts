import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isVacuous, proofOf } from './sabotage-findings.ts'
import { proofMarkdown, tellProof } from './tell-proof.ts'

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

test('what turns red by a sabotage that neither names it nor its topic proves nothing', () => {
  const found = { 's~drops-x': { 't.a': 'failed', 't.b': 'failed', 'u.d': 'failed' } } as const
  const touching = [{ name: 'drops-x', does: 'Drops x.', turns: ['t.a'], mayTurn: ['u'] }]
  const { rows } = proofOf('s', [{ id: 't.a' }, { id: 't.b' }, { id: 'u.d' }], touching, found)
  assert.deepEqual(
    rows.map(({ turnedBy, unexplained }) => [turnedBy, unexplained]),
    [
      [['drops-x'], []],
      [[], ['drops-x']],
      [['drops-x'], []],
    ],
  )
  assert.deepEqual(rows.map(isVacuous), [false, true, false])
  const unclear = { server: 's', rows, unmoved: [] }
  assert.match(tellProof(unclear), /unclear {2}t\.b: "drops-x"/)
  assert.match(proofMarkdown([unclear], touching), /\| t\.b \| \? \|/)
})

test('the page has a column for each sabotage', () => {
  assert.match(proofMarkdown([proof], sabotages), /\| t\.a \| ✗ \|   \|  \|/)
})
