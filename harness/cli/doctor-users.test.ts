import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { usersAhead, usersPerScenario } from './doctor-users.ts'

const mend = 'list more'

void test('users that serve once are taken by every scenario, and by doctor', () => {
  assert.deepEqual(usersAhead({ count: 40, use: 'once', mend }, 60), [
    'each of the users serves once: the 60 scenarios of a whole run take at most 120, and doctor 3; 40 are listed',
    '! with too few users the last scenarios are not judged: list more',
  ])
  assert.equal(usersAhead({ count: 123, use: 'once', mend }, 60).length, 1)
  assert.equal(usersAhead({ count: 122, use: 'once', mend }, 60).length, 2)
})

void test('three users that serve again and again are enough for any number of scenarios', () => {
  assert.deepEqual(usersAhead({ count: 3, use: 'again and again', mend }, 60), [
    'each of the users serves again and again: 3 are needed; 3 are listed',
  ])
  assert.equal(usersAhead({ count: 2, use: 'again and again', mend }, 60).length, 2)
})

void test('no scenario takes more users than are counted for it', () => {
  const specs = fileURLToPath(new URL('../../specs', import.meta.url))
  const files = readdirSync(specs, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => /\.spec\.[jt]s$/.test(name)))
    // One is the fixture; the others are made by hand.
    for (const scenario of readFileSync(join(specs, file), 'utf8').split(/^ *test\(/m)) {
      const made = scenario.match(/world\.user\(/g)?.length ?? 0
      assert.ok(made < usersPerScenario, `a scenario in "${file}" makes ${made} users more`)
    }
})
