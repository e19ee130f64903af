import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findBrowser } from '../../harness/browser/find-browser.ts'
import { connectEngine } from '../../harness/launch/engine.ts'
import type { Results } from '../../harness/judge/results.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'

const folder = temporaryFolder()
after(() => folder.remove())

/** Judges the reference server in both dialects, and the stricter one, and returns what was found. */
const judged = async (name: string, ...options: readonly string[]): Promise<Results> => {
  const out = `${folder.path}/${name}`
  const { code, stdout, stderr } = await consentConformance(['run', '--out', out, ...options])
  assert.equal(code, 0, stdout + stderr)
  return resultsIn(out)
}

/** Server and requirement to verdict. */
const verdicts = (results: Results) =>
  Object.fromEntries(
    results.servers.flatMap((server) =>
      server.requirements.map(({ id, verdict }) => [`${server.name} ${id}`, verdict] as const),
    ),
  )

const http = judged('http', '--user-agent', 'http')

test('the reference server passes everything that applies to it, under the http user agent', async () => {
  for (const [row, verdict] of Object.entries(verdicts(await http)))
    assert.ok(['pass', 'not-applicable'].includes(verdict), `${row}: ${verdict}`)
})

test('each scenario has an evidence folder of its own', async () => {
  const owners = new Map<string, Set<string>>()
  for (const { requirements, name } of (await http).servers)
    for (const { title, line, evidence } of requirements.flatMap(({ scenarios }) => scenarios))
      for (const { path } of evidence) {
        const folder = path.slice(0, path.lastIndexOf('/'))
        const scenario = `${name} ${title} ${line}`
        owners.set(folder, (owners.get(folder) ?? new Set()).add(scenario))
      }
  assert.ok(owners.size > 0)
  for (const [folder, scenarios] of owners) assert.equal(scenarios.size, 1, folder)
})

test('the reference server with the stricter localhost passes too, and is asked for it', async () => {
  const strict = await judged(
    'strict',
    '--user-agent',
    'http',
    '--server',
    'reference-auth0-strict',
    '--requirement',
    'localhost.asks-every-time',
    '--requirement',
    'localhost.never-skips',
    '--requirement',
    'remembered-consent.not-for-unproven-clients',
  )
  assert.deepEqual(verdicts(strict), {
    'reference-auth0-strict localhost.never-skips': 'pass',
    'reference-auth0-strict localhost.asks-every-time': 'pass',
    'reference-auth0-strict remembered-consent.not-for-unproven-clients': 'pass',
  })
})

/** What is judged a second time, in a browser and in a container: rows of every theme. */
const sampled = [
  'first-party.skips-when-api-allows',
  'localhost.never-skips',
  'third-party.never-skips',
  'client-credentials.blocked-for-consent-scopes',
  'prompt-consent.forces-dialog',
  'revocation.prompts-again',
  'scope-descriptions.flag-shows-descriptions',
  'dialog.shows-every-scope',
  'denial.answers-access-denied',
  'remembered-consent.is-the-users-own',
  'response.returns-state',
].flatMap((id) => ['--requirement', id])

/** The verdicts of the whole run on what is judged a second time. */
const sample = (all: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(all).filter(([row]) => sampled.includes(row.split(' ')[1] ?? '')),
  )

test('a real browser comes to the same verdicts', async (t) => {
  if (!(await findBrowser(() => {}))) return t.skip('no browser is to be had here')
  assert.deepEqual(
    verdicts(await judged('browser', '--user-agent', 'browser', ...sampled)),
    sample(verdicts(await http)),
  )
})

test('the reference server in a container gets the same verdicts', async (t) => {
  const reason = await connectEngine().then(
    () => undefined,
    (error: Error) => error.message,
  )
  if (reason !== undefined) return t.skip(reason)
  const options = ['--launch', 'container', '--user-agent', 'http', ...sampled]
  assert.deepEqual(verdicts(await judged('container', ...options)), sample(verdicts(await http)))
})
