import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mutantNames } from '../../fixtures/mutation/mutants.ts'
import { neverFailed } from '../../harness/cli/mutants.ts'
import { readSnapshot } from '../../harness/cli/mutant-snapshot.ts'
import { consentConformance, temporaryFolder } from '../support/command-line.ts'

/** How long all mutants may take, in milliseconds: three times what they take on two cores with nothing else to do. */
const mutantsLimitMs = 40 * 60_000

const folder = temporaryFolder()
after(() => folder.remove())

test('every mutant is found by the requirements it is about', async () => {
  const { code, stdout, stderr } = await consentConformance(['mutants', '--out', folder.path], {
    limitMs: mutantsLimitMs,
  })
  const count = mutantNames().length
  assert.match(stdout, new RegExp(`^${count} of ${count} mutants found$`, 'm'))
  assert.equal(code, 0, stdout + stderr)
})

test('every requirement has been seen failed by a judgement in at least one mutant', () => {
  assert.deepEqual(neverFailed(), [])
})

test('every mutant has been reviewed', () => {
  assert.deepEqual(Object.keys(readSnapshot()), mutantNames())
})
