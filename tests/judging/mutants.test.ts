import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mutants } from '../../fixtures/mutants/index.ts'
import { requirements } from '../../specs/catalogue.ts'
import { consentConformance, temporaryFolder } from '../support/command-line.ts'

/** How long all mutants may take, in milliseconds: half as long again as they took on two slow cores. */
const mutantsLimitMs = 25 * 60_000

const folder = temporaryFolder()
after(() => folder.remove())

test('every mutant misses exactly the requirements it names', async () => {
  const { code, stdout, stderr } = await consentConformance(['mutants', '--out', folder.path], {
    limitMs: mutantsLimitMs,
  })
  assert.match(stdout, new RegExp(`${mutants.length} of ${mutants.length} mutants found exactly`))
  assert.equal(code, 0, stdout + stderr)
})

test('every requirement has been seen missed by at least one mutant', () => {
  const missed = new Set(mutants.flatMap(({ misses }) => misses))
  assert.deepEqual(
    requirements.map(({ id }) => id).filter((id) => !missed.has(id)),
    [],
  )
})
