import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  consentConformance,
  resultsIn,
  temporaryFolder,
  verdictsOf,
} from '../support/command-line.ts'

const folder = temporaryFolder()
after(() => folder.remove())

/** What applications make of a sound library, and what each row has to say of it. */
const applications: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'grants-what-is-asked': {
    'remembered-consent.does-not-cover-more': 'fail',
    'remembered-consent.does-not-cover-user-information': 'fail',
    'remembered-consent.covers-the-same-request': 'pass',
  },
  // A consent that exists only once its code was redeemed is one: every journey goes that far.
  'remembers-what-was-redeemed': {
    'remembered-consent.covers-the-same-request': 'pass',
    'remembered-consent.covers-less': 'pass',
    'remembered-consent.does-not-cover-more': 'pass',
    'prompt-consent.forces-dialog': 'pass',
    'revocation.asks-again': 'pass',
  },
}

for (const [name, expected] of Object.entries(applications))
  test(`an application that ${name.replaceAll('-', ' ')}`, async () => {
    const file = fileURLToPath(new URL(`../support/applications/${name}.js`, import.meta.url))
    const out = join(folder.path, name)
    const rows = Object.keys(expected).flatMap((id) => ['--requirement', id])
    const options = ['--server', file, '--user-agent', 'http', '--out', out, ...rows]
    const { stdout, stderr } = await consentConformance(['run', ...options])
    assert.ok(stdout.includes('reports:'), stdout + stderr)
    assert.deepEqual(Object.fromEntries(verdictsOf(resultsIn(out))), expected)
  })
