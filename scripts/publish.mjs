// npm run publish-results -- --server NAME …: judges real servers, each by the whole catalogue of its
// profiles, and writes what was found to
// reports/published/<server>-<version>.json and to the matrix in the README. One command makes them
// all; what each verdict other than pass means is written beside it by hand.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runScript, SetupError } from './project.mjs'
import { setUp } from './setup.mjs'

const published = join(root, 'reports', 'published')
const [start, end] = ['<!-- matrix:start -->', '<!-- matrix:end -->']
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)

/** What is published is whole: these would leave rows out, and the file would look complete. */
const narrowing = ['--requirement', '--profile', '--shard']

const assertWhole = (options) => {
  const found = options.find((option) => narrowing.includes(option.split('=')[0]))
  if (found)
    throw new SetupError(
      `"${found.split('=')[0]}" narrows the run, and what is published is whole: leave it out, or use "npm start -- ${options.join(' ')}"`,
    )
}

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

/** Writes what was found of a server, and says where it wants explaining. */
const publish = (name, version, text) => {
  const path = join(published, `${name}-${version}.json`)
  writeFileSync(path, text)
  if (!existsSync(path.replace(/\.json$/, '.md')))
    console.log(`explain in ${name}-${version}.md what each finding means`)
}

const writeMatrix = async () => {
  const { matrixOf } = await load('reports/matrix.js')
  const { renderMatrixMarkdown } = await load('reports/matrix-text.js')
  const files = readdirSync(published).filter((file) => file.endsWith('.json'))
  const { validateResults } = await load('reports/validate.js')
  const results = files
    .sort()
    .map((file) => validateResults(JSON.parse(readFileSync(join(published, file), 'utf8')), file))
  const readme = join(root, 'README.md')
  const text = readFileSync(readme, 'utf8')
  const table = renderMatrixMarkdown(matrixOf(...results))
  const before = text.slice(0, text.indexOf(start) + start.length)
  writeFileSync(readme, `${before}\n\n${table.trim()}\n\n${text.slice(text.indexOf(end))}`)
}

await runScript(async () => {
  const options = process.argv.slice(2)
  assertWhole(options)
  await setUp()
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
        publish(server.name, server.version, renderJson(alone(results, server)))
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  }
  await writeMatrix()
})
