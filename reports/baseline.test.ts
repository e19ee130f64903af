import { test } from 'node:test'
import assert from 'node:assert/strict'
import { exampleResults, runOf, withVerdict } from './testing/example-results.ts'
import { compareWithBaseline, missesOf } from './baseline.ts'

const change = withVerdict.bind(null, exampleResults, 'shady-server')

test('misses are exactly the verdicts that fail the run', () => {
  assert.deepEqual(
    missesOf(exampleResults).map(({ verdict }) => verdict),
    ['fail', 'not-testable', 'error'],
  )
  assert.deepEqual(
    missesOf(exampleResults, 'strict').map(({ verdict }) => verdict),
    ['fail', 'warn', 'not-testable', 'error'],
  )
})

test('a run is covered by itself', () => {
  assert.deepEqual(compareWithBaseline(exampleResults, exampleResults), {
    covered: true,
    unexpected: [],
    mended: [],
  })
})

test('a miss that the baseline passes is unexpected', () => {
  const baseline = change('third-party.never-skips', 'pass')
  assert.deepEqual(compareWithBaseline(exampleResults, baseline), {
    covered: false,
    unexpected: [{ server: 'shady-server', id: 'third-party.never-skips', verdict: 'fail' }],
    mended: [],
  })
})

test('the same miss with another verdict is unexpected, and its old verdict is mended', () => {
  const compared = compareWithBaseline(change('third-party.never-skips', 'error'), exampleResults)
  assert.equal(compared.covered, false)
  assert.deepEqual(
    compared.unexpected.map(({ verdict }) => verdict),
    ['error'],
  )
  assert.deepEqual(
    compared.mended.map(({ verdict }) => verdict),
    ['fail'],
  )
})

test('a miss of another server of the same name of requirement does not excuse', () => {
  const results = withVerdict(exampleResults, 'reference-auth0', 'third-party.never-skips', 'fail')
  assert.deepEqual(compareWithBaseline(results, exampleResults).unexpected, [
    { server: 'reference-auth0', id: 'third-party.never-skips', verdict: 'fail' },
  ])
})

test('baseline entries that now pass are mended; those that were not judged are not', () => {
  const compared = compareWithBaseline(change('third-party.never-skips', 'pass'), exampleResults)
  assert.equal(compared.covered, true)
  assert.deepEqual(compared.mended, [
    { server: 'shady-server', id: 'third-party.never-skips', verdict: 'fail' },
  ])
  assert.deepEqual(compareWithBaseline(runOf(), exampleResults).mended, [])
})
