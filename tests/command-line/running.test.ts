import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Results, ServerResult } from '../../harness/judge/results.ts'
import { exitCode } from '../../reports/exit-code.ts'
import { validateResults } from '../../reports/validate.ts'
import {
  consentConformance,
  resultsIn,
  temporaryFolder,
  type Outcome,
} from '../support/command-line.ts'

const folder = temporaryFolder()
after(() => folder.remove())
const path = (name: string) => join(folder.path, name)

const options = (name: string, values: readonly string[]) => values.flatMap((one) => [name, one])

interface Run {
  readonly servers: readonly string[]
  readonly requirements: readonly string[]
  readonly further?: readonly string[]
}

const run = (out: string, { servers, requirements, further = [] }: Run): Promise<Outcome> =>
  consentConformance([
    ...['run', '--user-agent', 'http', '--out', path(out)],
    ...options('--server', servers),
    ...options('--requirement', requirements),
    ...further,
  ])

/** A server whose driver tells what it cannot do in words that are never the same twice. */
const complaining = path('complains.mjs')
const reference = new URL('../../fixtures/servers/reference-auth0.js', import.meta.url).href
writeFileSync(
  complaining,
  `import { referenceAuth0 } from '${reference}'
  const tenant = async (server, http) => {
    const driver = await referenceAuth0.tenant(server, http)
    const createClient = async ({ name, redirectUris }) => {
      throw new Error(\`no room for "\${name}" at \${server.url}, which calls back to \${redirectUris}\`)
    }
    return { ...driver, createClient }
  }
  export default { ...referenceAuth0, name: 'complains', tenant }`,
)

/** Some scenarios in several files, and a requirement that does not apply; all of it at two servers, one of which can judge nothing. */
const selection: Run = {
  servers: ['reference-auth0', complaining],
  requirements: [
    'third-party.never-skips',
    'denial.returns-state',
    'denial.grants-nothing',
    'remembered-consent.covers-less',
    'remembered-consent.is-the-users-own',
    'localhost.asks-every-time',
  ],
}

/** Everything that may differ from run to run, taken away. */
const lasting = ({ run: _run, ...results }: Results) => ({
  ...results,
  servers: results.servers.map((server) => ({
    ...server,
    requirements: server.requirements.map((requirement) => ({
      ...requirement,
      scenarios: requirement.scenarios.map(({ durationMs: _durationMs, ...scenario }) => ({
        ...scenario,
        evidence: scenario.evidence.map(({ kind }) => kind),
      })),
    })),
  })),
})

const rowsOf = ({ servers }: Results) =>
  servers.flatMap(({ name, requirements }) =>
    requirements.map(({ id, scenarios }) => ({ row: `${name} ${id}`, scenarios })),
  )
const idsOf = (results: Results): string[] => rowsOf(results).map(({ row }) => row)
const scenariosOf = (results: Results): string[] =>
  rowsOf(results).flatMap(({ row, scenarios }) => scenarios.map(({ title }) => `${row}: ${title}`))

void describe('the same requirements, run several times', () => {
  let whole: Results

  before(async () => {
    // At the same time, on the same machine.
    const outcomes = await Promise.all([
      run('whole', selection),
      run('again', { ...selection, further: ['--workers', '2'] }),
    ])
    for (const { code, stdout, stderr } of outcomes) assert.equal(code, 1, stdout + stderr)
    whole = resultsIn(path('whole'))
  })

  test('the results fit the schema that is shipped', () => {
    assert.equal(validateResults(whole, 'results.json'), whole)
    for (const { requirements } of whole.servers)
      assert.deepEqual(requirements.map(({ id }) => id).sort(), selection.requirements.toSorted())
  })

  test('every report is written, and nothing else', () => {
    assert.deepEqual(readdirSync(path('whole')).sort(), [
      'allure-report',
      'allure-results',
      'evidence',
      'junit.xml',
      'report.html',
      'results.json',
      'summary.md',
    ])
  })

  test('two runs side by side, one of them with two workers, find the same in the same words', () => {
    assert.deepEqual(lasting(resultsIn(path('again'))), lasting(whole))
  })

  test('what cannot be judged is told without anything that differs from run to run', () => {
    const row = whole.servers[1]?.requirements.find(({ id }) => id === 'third-party.never-skips')
    assert.match(
      row?.reason ?? '',
      /no room for "Photo Shop" at http:\/\/complains, which calls back to http:\/\/shop\.example\/callback$/,
    )
  })

  test('two shards cover together exactly what the whole run covers, and nothing twice', async () => {
    for (const shard of ['1/2', '2/2']) {
      const out = `shard-${shard[0]}`
      const { code, stdout, stderr } = await run(out, { ...selection, further: ['--shard', shard] })
      assert.ok(code === 0 || code === 1, stdout + stderr)
      assert.equal(resultsIn(path(out)).run.shard, shard)
    }
    const shards = [resultsIn(path('shard-1')), resultsIn(path('shard-2'))]
    for (const shard of shards) assert.ok(scenariosOf(shard).length > 0)
    assert.deepEqual(shards.flatMap(scenariosOf).sort(), scenariosOf(whole).sort())
    assert.deepEqual(new Set(shards.flatMap(idsOf)), new Set(idsOf(whole)))
  })
})

test('a run in which no scenario applies says that nothing was judged', async () => {
  const { code, stdout, stderr } = await run('nothing', {
    servers: ['reference-auth0'],
    requirements: ['localhost.asks-every-time'],
  })
  assert.equal(code, 2, stdout + stderr)
  assert.match(stdout, /1 not-applicable/)
  assert.match(stdout, /^not judged$/m)
  assert.deepEqual(scenariosOf(resultsIn(path('nothing'))), [])
})

void describe('a miss', () => {
  const prompt = 'prompt-consent.forces-dialog'
  const thirdParty = 'third-party.never-skips'
  const known = { servers: ['mutant-ignores-prompt-consent'], requirements: [prompt] }
  const verdictsOf = (results: Results) =>
    Object.fromEntries(
      results.servers.flatMap(({ name, requirements }: ServerResult) =>
        requirements.map(({ id, verdict }) => [`${name} ${id}`, verdict] as const),
      ),
    )

  test('is accepted when the baseline has it, and not when it is new', async () => {
    const first = await run('known', known)
    assert.equal(first.code, 1, first.stdout + first.stderr)
    assert.deepEqual(verdictsOf(resultsIn(path('known'))), {
      [`mutant-ignores-prompt-consent ${prompt}`]: 'fail',
    })

    const further = ['--baseline', path('known/results.json')]
    const accepted = await run('accepted', { ...known, further })
    assert.equal(accepted.code, 0, accepted.stdout + accepted.stderr)
    assert.match(accepted.stdout, /^baseline: every miss is in it$/m)

    const servers = [...known.servers, 'mutant-trusts-third-parties']
    const grown = await run('grown', { servers, requirements: [prompt, thirdParty], further })
    assert.equal(grown.code, 1, grown.stdout + grown.stderr)
    const news = grown.stdout.split('\n').filter((line) => line.startsWith('baseline: not in it'))
    assert.deepEqual(news, [
      `baseline: not in it: mutant-trusts-third-parties ${thirdParty} (fail)`,
    ])
  })

  test('of what should be met fails the run only when that is held strictly', async () => {
    const strict = await run('strict', {
      servers: ['mutant-keeps-revoked-grants'],
      requirements: ['revocation.asks-again'],
      further: ['--strict'],
    })
    assert.equal(strict.code, 1, strict.stdout + strict.stderr)
    const results = resultsIn(path('strict'))
    assert.deepEqual(Object.values(verdictsOf(results)), ['warn'])
    assert.equal(exitCode(results), 0)
  })
})
