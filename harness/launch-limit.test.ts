import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withinLaunchLimit } from './launch-limit.ts'

test('a server that is up in time is what comes out', async () => {
  assert.equal(await withinLaunchLimit(Promise.resolve('up'), 60_000), 'up')
})

test('a launch that fails says so itself', async () => {
  await assert.rejects(withinLaunchLimit(Promise.reject(new Error('no licence')), 60_000), {
    message: 'no licence',
  })
})

test('a launch that never ends is given up', async () => {
  await assert.rejects(withinLaunchLimit(new Promise(() => {}), 10), {
    code: 'configuration',
    message: 'it was not up after 0.01 s',
  })
})
