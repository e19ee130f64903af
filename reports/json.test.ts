import { test } from 'node:test'
import assert from 'node:assert/strict'
import { exampleResults } from './testing/example-results.ts'
import { renderJson } from './json.ts'

/** The same value with the fields of every object in reverse order. */
const reversed = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(reversed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, child]) => [key, reversed(child)]),
  ) as T
}

test('nothing of the results is lost', () => {
  assert.deepEqual(JSON.parse(renderJson(exampleResults)), exampleResults)
})

test('the order of fields is always the same', () => {
  assert.equal(renderJson(reversed(exampleResults)), renderJson(exampleResults))
})

test('the text reads from the general to the particular and ends with a line end', () => {
  const text = renderJson(exampleResults)
  assert.deepEqual(Object.keys(JSON.parse(text)), ['schemaVersion', 'suite', 'run', 'servers'])
  assert.ok(text.endsWith('}\n'))
})
