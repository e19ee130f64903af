import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Results } from '../../harness/judge/results.ts'
import { diffResults } from '../../reports/diff.ts'
import { matrixOf } from '../../reports/matrix.ts'
import { renderMatrixMarkdown } from '../../reports/matrix-text.ts'
import { validateResults } from '../../reports/validate.ts'
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

/** The published results of a server, whatever its version. */
const publishedOf = (server: string): Results => {
  const file = files.find((name) => read(name).servers[0]?.name === server)
  assert.ok(file, `no results of ${server} are published`)
  return read(file)
}

for (const server of ['oidc-provider', 'better-auth'])
  test(`${server} is judged as published`, async () => {
    const out = join(folder.path, server)
    const options = ['--server', server, '--user-agent', 'http', '--out', out]
    const { stdout, stderr } = await consentConformance(['run', ...options])
    assert.ok(stdout.includes('reports:'), stdout + stderr)
    assert.deepEqual(diffResults(publishedOf(server), resultsIn(out)).changes, [])
  })

test('every verdict but pass is explained beside the published results', () => {
  for (const file of files) {
    const text = readFileSync(join(published, file.replace(/\.json$/, '.md')), 'utf8')
    for (const { id, verdict } of read(file).servers.flatMap((server) => server.requirements))
      if (verdict !== 'pass') assert.ok(text.includes(id), `${file}: ${id} is ${verdict}`)
  }
})

test("the README's matrix is that of the published results", () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8')
  const table = renderMatrixMarkdown(matrixOf(...files.map(read))).trim()
  assert.ok(readme.includes(table), 'run: npm run publish-results')
})
