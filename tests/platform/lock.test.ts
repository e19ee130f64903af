import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from './project-folder.ts'

interface LockEntry {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockEntry>
}

test('the lock file names the optional packages of every platform, or npm ci refuses it', () => {
  const missing = Object.values(lock.packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !(`node_modules/${name}` in lock.packages))
  assert.deepEqual(missing, [], 'mend it with: node scripts/complete-lock.mjs')
})

test('the lock file names no download address, so that any registry serves', () => {
  const resolved = Object.values(lock.packages).flatMap((entry) => entry.resolved ?? [])
  assert.deepEqual(resolved, [])
})
