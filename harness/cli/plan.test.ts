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

const workersOf = (change: Partial<ServerDefinition>, wanted?: number): number =>
  makePlan(
    { ...options, ...(wanted === undefined ? {} : { workers: wanted }) },
    [{ located: 'x', definition: { ...referenceAuth0, ...change }, launch: 'embedded' }],
    {
      userAgent: 'http',
      browser: null,
      startedAt: new Date(0),
      reproduce: '',
      running: new Map(),
    },
  ).workers

test('as many workers run as were wanted', () => {
  assert.equal(workersOf({}, 3), 3)
  assert.equal(workersOf({}, 1), 1)
})

test('a server whose applications are shared takes one worker, whatever is wanted', () => {
  assert.equal(workersOf({ parallel: false }, 3), 1)
  assert.equal(workersOf({ parallel: false }), 1)
})
