import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.ts'

test('a short log is kept whole', () => {
  const log = createLog(100)
  log.line('one')
  log.add('tw')
  log.add('o\n')
  assert.equal(log.text(), 'one\ntwo\n')
})

test('a long log keeps its end and says how much is missing', () => {
  const log = createLog(10)
  for (let i = 0; i < 30; i += 1) log.add(String(i % 10))
  assert.equal(log.text(), '… 20 characters cut off …\n0123456789')
})
