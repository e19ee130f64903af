import assert from 'node:assert/strict'
import { test } from 'node:test'
import { originsIn } from '../../harness/judge/requirement.ts'
import { requirements } from '../../specs/catalogue.ts'
import { loadSabotage, sabotageNames } from '../../fixtures/sabotage/sabotages.ts'

const sabotages = await Promise.all(
  sabotageNames().map(async (name) => ({ name, ...(await loadSabotage(name)) })),
)

test('some sabotage turns each requirement that is asked of any server, or its row says why none can', () => {
  const named = new Set<string>(
    sabotages.flatMap(({ turns, mayTurn = [] }) => [...turns, ...mayTurn]),
  )
  const general = requirements.filter(
    (requirement) => originsIn(requirement, ['core', 'security']).length > 0,
  )
  const unproven = general.filter(
    ({ id, beyondSabotage }) => !named.has(id) && beyondSabotage === undefined,
  )
  assert.ok(general.length > 100)
  assert.deepEqual(
    unproven.map(({ id }) => id),
    [],
    'name each in "turns" or "mayTurn" of a sabotage that breaks what it judges',
  )
})

test('each sabotage turns something red', () => {
  for (const { name, turns, mayTurn = [] } of sabotages)
    assert.ok(turns.length + mayTurn.length > 0, name)
})
