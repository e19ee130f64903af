import assert from 'node:assert/strict'
import { test } from 'node:test'
import { referenceAuth0 } from '../../fixtures/servers/reference-auth0.ts'
import type { ServerDefinition } from '../server-definition.ts'
import { makePlan } from './plan.ts'
import type { RunOptions } from './run-options.ts'

const options: RunOptions = {
  server: [],
  profile: [],
  requirement: [],
  out: '/out',
  strict: false,
}

const workersOf = (
  change: Partial<ServerDefinition>,
  { names = ['one'], ...told }: Partial<RunOptions> & { readonly names?: readonly string[] } = {},
): number =>
  makePlan(
    { ...options, ...told },
    names.map((name) => ({
      located: name,
      definition: { ...referenceAuth0, ...change, name },
      launch: 'embedded',
    })),
    {
      userAgent: 'http',
      browser: null,
      startedAt: new Date(0),
      reproduce: '',
      running: new Map(),
    },
  ).workers

test('as many workers run as were wanted', () => {
  assert.equal(workersOf({}, { workers: 3 }), 3)
  assert.equal(workersOf({}, { workers: 1 }), 1)
})

test('a server whose applications are shared takes one worker, whatever is wanted', () => {
  assert.equal(workersOf({ parallel: false }, { workers: 3 }), 1)
  assert.equal(workersOf({ parallel: false }), 1)
})

test('a second worker is for a second server, or for a lot to do', () => {
  const few = { requirement: ['denial.returns-state'] }
  assert.equal(workersOf({}, few), 1)
  assert.equal(workersOf({}, { ...few, names: ['one', 'another'] }), 2)
  assert.equal(workersOf({}), 2)
  assert.equal(workersOf({ parallel: false }, { names: ['one', 'another'] }), 1)
})
