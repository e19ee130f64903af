import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { loadDefinition } from '../../fixtures/definitions/load.ts'
import { originsIn } from '../../harness/judge/requirement.ts'
import type { RequirementResult, Results } from '../../harness/judge/results.ts'
import { diffResults } from '../../reports/diff.ts'
import { matrixOf } from '../../reports/matrix.ts'
import { renderMatrixMarkdown } from '../../reports/matrix-text.ts'
import { validateResults } from '../../reports/validate.ts'
import { requirements } from '../../specs/catalogue.ts'
import { projectFolder } from '../platform/project-folder.ts'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'

const folder = temporaryFolder()
after(() => folder.remove())

const published = join(projectFolder, 'reports', 'published')
const files = readdirSync(published)
  .filter((file) => file.endsWith('.json'))
  .sort()
const read = (file: string): Results =>
  validateResults(JSON.parse(readFileSync(join(published, file), 'utf8')), file)

/** The rows a file lacks of those there are today, and those it has that are gone. */
const staleIds = (published: readonly string[], today: readonly string[]) => ({
  missing: today.filter((id) => !published.includes(id)),
  gone: published.filter((id) => !today.includes(id)),
})

/** The published results of a server, whatever its version. */
const publishedOf = (server: string): Results => {
  const file = files.find((name) => read(name).servers[0]?.name === server)
  assert.ok(file, `no results of ${server} are published`)
  return read(file)
}

for (const server of ['oidc-provider', 'better-auth', 'better-auth-mcp'])
  test(`${server} is judged as published`, async () => {
    const out = join(folder.path, server)
    const options = ['--server', server, '--user-agent', 'http', '--out', out]
    const { stdout, stderr } = await consentConformance(['run', ...options])
    assert.ok(stdout.includes('reports:'), stdout + stderr)
    assert.deepEqual(diffResults(publishedOf(server), resultsIn(out)).changes, [])
  })

/** What must be written beside the results by hand; what is undeclared or left to a host application tells why by itself. */
const wantsExplaining = ({ verdict, unjudged }: RequirementResult): boolean =>
  verdict !== 'pass' && (unjudged === undefined || unjudged === 'definition')

test('every finding is explained beside the published results', () => {
  for (const file of files) {
    const text = readFileSync(join(published, file.replace(/\.json$/, '.md')), 'utf8')
    for (const row of read(file).servers.flatMap(({ requirements }) => requirements))
      if (wantsExplaining(row)) assert.ok(text.includes(row.id), `${file}: ${row.id}`)
  }
})

for (const file of files)
  test(`${file} has a row for each of today's requirements, and no other`, async () => {
    // Not by today's schema: a file of an earlier form is to be told as what it is, stale.
    const { servers } = JSON.parse(readFileSync(join(published, file), 'utf8')) as Results
    for (const { name, requirements: rows } of servers) {
      const { profiles } = await loadDefinition(name)
      const { missing, gone } = staleIds(
        rows.map(({ id }) => id),
        requirements.filter((row) => originsIn(row, profiles).length > 0).map(({ id }) => id),
      )
      const told = `without ${missing.join(', ') || 'nothing'}; with ${gone.join(', ') || 'nothing'} that is gone`
      assert.ok(
        missing.length + gone.length === 0,
        `${told}; run: npm run publish-results -- --server ${name} --renew`,
      )
    }
  })

test('a row that is missing and a row that is gone are both seen', () => {
  assert.deepEqual(staleIds(['a.b', 'a.c'], ['a.c', 'a.d']), { missing: ['a.d'], gone: ['a.b'] })
})

for (const option of ['--requirement', '--profile=core', '--shard'])
  test(`nothing is published of a run that is narrowed by ${option}`, () => {
    const script = join(projectFolder, 'scripts', 'publish.mjs')
    const args = [script, '--server', 'oidc-provider', option, '1/2']
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    assert.equal(status, 2, stderr)
    assert.match(stderr, /^"--\w+" narrows the run[^\n]*\n$/)
  })

test("the README's matrix is that of the published results", () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8')
  const table = renderMatrixMarkdown(matrixOf(...files.map(read))).trim()
  assert.ok(readme.includes(table), 'run: npm run publish-results')
})
