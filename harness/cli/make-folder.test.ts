import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeFolder } from './make-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'consent-test-'))
after(() => rmSync(root, { recursive: true, force: true }))

test('folders on the way are made, and the first of them is told', async () => {
  assert.equal(await makeFolder(join(root, 'a', 'b', 'c')), join(root, 'a'))
  assert.ok(statSync(join(root, 'a', 'b', 'c')).isDirectory())
  assert.equal(await makeFolder(join(root, 'a', 'b', 'd')), join(root, 'a', 'b', 'd'))
})

test('a folder that is there already is left as it is', async () => {
  assert.equal(await makeFolder(root), undefined)
})

test('a file in the way is told', async () => {
  writeFileSync(join(root, 'file'), '')
  await assert.rejects(makeFolder(join(root, 'file')), /is a file/)
  await assert.rejects(makeFolder(join(root, 'file', 'below')), /ENOTDIR/)
})

test(
  'a file system that takes no folders is told, and not asked forever',
  { skip: process.platform !== 'linux', timeout: 5000 },
  () => assert.rejects(makeFolder('/proc/nope/report'), /ENOENT|EACCES|EPERM/),
)
