// npm run publish-results -- --server NAME …: judges real servers and writes what was found to
// reports/published/<server>-<version>.json and to the matrix in the README. One command makes them
// all; what each verdict other than pass means is written beside it by hand.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runScript, SetupError } from './project.mjs'
import { setUp } from './setup.mjs'

const published = join(root, 'reports', 'published')
const [start, end] = ['<!-- matrix:start -->', '<!-- matrix:end -->']
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)

/** One server's results by themselves; evidence stays where it was made. */
const alone = (results, server) => ({
  ...results,
  run: { ...results.run, reproduce: `npm run publish-results -- --server ${server.name}` },
  servers: [
    {
      ...server,
      requirements: server.requirements.map((requirement) => ({
        ...requirement,
        scenarios: requirement.scenarios.map((scenario) => ({ ...scenario, evidence: [] })),
      })),
    },
  ],
})

const writeMatrix = async () => {
  const { matrixOf } = await load('reports/matrix.js')
  const { renderMatrixMarkdown } = await load('reports/matrix-text.js')
  const files = readdirSync(published).filter((file) => file.endsWith('.json'))
  const results = files
    .sort()
    .map((file) => JSON.parse(readFileSync(join(published, file), 'utf8')))
  const readme = join(root, 'README.md')
  const text = readFileSync(readme, 'utf8')
  const table = renderMatrixMarkdown(matrixOf(...results))
  const before = text.slice(0, text.indexOf(start) + start.length)
  writeFileSync(readme, `${before}\n\n${table.trim()}\n\n${text.slice(text.indexOf(end))}`)
}

await runScript(async () => {
  await setUp()
  const options = process.argv.slice(2)
  if (options.length > 0) {
    const out = mkdtempSync(join(tmpdir(), 'consent-publish-'))
    try {
      const main = join(root, 'dist', 'harness', 'cli', 'main.js')
      const args = [main, 'run', '--out', out, ...options]
      const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
      if (status !== 0 && status !== 1) throw new SetupError(`the run ended with code ${status}`)
      const { renderJson } = await load('reports/json.js')
      const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'))
      mkdirSync(published, { recursive: true })
      for (const server of results.servers)
        writeFileSync(
          join(published, `${server.name}-${server.version}.json`),
          renderJson(alone(results, server)),
        )
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  }
  await writeMatrix()
})
