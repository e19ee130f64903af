import { test } from 'node:test'
import assert from 'node:assert/strict'
import { ConformanceError } from '../harness/judge/errors.ts'
import { profiles } from '../harness/judge/requirement.ts'
import { verdicts } from '../harness/judge/verdict.ts'
import schema from './results.schema.json' with { type: 'json' }
import { exampleResults } from './testing/example-results.ts'
import { parseResults, validateResults } from './validate.ts'

/** Members whose own keys are names of verdicts or profiles. */
const freeKeys = ['verdicts', 'byProfile', 'coverage']
/** What a result of schema version 1 may lack, those of the first release among it. */
const optional = ['readings', 'alsoIn', 'unjudged', 'outcome', 'coverage']

type Tree = { [key: string]: Tree }

const rejects = (content: unknown, ...words: string[]) =>
  assert.throws(
    () => validateResults(content, 'old/results.json'),
    (thrown: unknown) =>
      thrown instanceof ConformanceError &&
      thrown.code === 'usage' &&
      ['"old/results.json"', ...words].every((word) => thrown.message.includes(word)),
  )

/** Every object of the example, and how to reach it in a copy. Objects with free keys are left out. */
const objectPaths = (value: unknown, path: string[] = []): string[][] => {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, child]) => objectPaths(child, [...path, key]))
  const isFixed = !Array.isArray(value) && !freeKeys.some((key) => path.includes(key))
  return isFixed ? [path, ...below] : below
}

const altered = (path: readonly string[], alter: (object: Tree) => void): unknown => {
  // Through JSON, so that objects the example shares are separate in the copy.
  const copy: unknown = JSON.parse(JSON.stringify(exampleResults))
  let object = copy as Tree
  for (const key of path) object = object[key] as Tree
  alter(object)
  return copy
}

test('the example, which has every field of the type, fits the schema', () => {
  assert.equal(validateResults(exampleResults, 'results.json'), exampleResults)
})

test('a field added anywhere is rejected by name', () => {
  for (const path of objectPaths(exampleResults)) {
    rejects(
      altered(path, (object) => (object['extra'] = {})),
      `unknown field "extra"`,
      path.join('.'),
    )
  }
})

test('a field removed anywhere is rejected by name, but for the optional ones', () => {
  for (const path of objectPaths(exampleResults)) {
    let object: unknown = exampleResults
    for (const key of path) object = (object as Tree)[key]
    for (const field of Object.keys(object as Tree).filter((key) => !optional.includes(key))) {
      rejects(
        altered(path, (copy) => delete copy[field]),
        `lacks the field "${field}"`,
      )
    }
  }
})

test('the schema knows exactly the verdicts and profiles of the suite', () => {
  assert.deepEqual(schema.$defs.verdict.enum, verdicts)
  assert.deepEqual(schema.$defs.profile.enum, profiles)
})

test('another schema version is rejected', () => {
  rejects({ ...exampleResults, schemaVersion: 2 }, '"schemaVersion"', 'must be 1')
})

test('a wrong value is rejected with its field', () => {
  const content = structuredClone(exampleResults) as unknown as {
    servers: { requirements: { verdict: string }[] }[]
  }
  const requirement = content.servers[1]?.requirements[2]
  assert.ok(requirement)
  requirement.verdict = 'okay'
  rejects(content, '"servers.1.requirements.2.verdict"')
})

for (const content of [null, 7, [], 'text']) {
  test(`${JSON.stringify(content)} is no results file`, () => rejects(content, 'the whole file'))
}

test('text that is not JSON is a usage error that names the file', () => {
  assert.throws(() => parseResults('{', 'broken.json'), { code: 'usage', message: /"broken.json"/ })
})

test('a written file reads back as what was written', () => {
  assert.deepEqual(parseResults(JSON.stringify(exampleResults), 'a'), exampleResults)
})

test('results of the first release are told what they come to', () => {
  const older = structuredClone(exampleResults) as unknown as Tree
  for (const server of Object.values(older['servers'] ?? {})) {
    delete server['summary']?.['outcome']
    delete server['summary']?.['coverage']
  }
  assert.deepEqual(validateResults(older, 'older.json'), exampleResults)
})
