// npm run publish-results -- --server NAME …: judges real servers, each by the whole catalogue of its
// profiles, and writes what was found to
// reports/published/<server>-<version>.json and to the matrix in the README. One command makes them
// all; what each verdict other than pass means is written beside it by hand. With --renew, one server's
// rows that are new in the catalogue are judged and the others stay; --renew ROW judges that one again, too.
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

/** Takes `--renew [ROW]` out of the options. Rows named so are judged again. */
const renewalIn = (options) => {
  const rest = []
  const rows = []
  let isRenewal = false
  for (let index = 0; index < options.length; index += 1) {
    if (options[index] !== '--renew') {
      rest.push(options[index])
      continue
    }
    isRenewal = true
    const row = options[index + 1]
    if (row === undefined || row.startsWith('-')) continue
    rows.push(row)
    index += 1
  }
  return { options: rest, rows: isRenewal ? rows : undefined }
}

/** What is published of the one server that the options name, and the rows of it to judge. */
const planRenewal = async (options, rows) => {
  const name = options[options.indexOf('--server') + 1]
  const files = readdirSync(published).filter((file) => file.endsWith('.json'))
  const file = files.find((one) => readPublished(one).servers[0]?.name === name)
  if (!options.includes('--server') || file === undefined)
    throw new SetupError('"--renew" wants "--server" with the name of one published server')
  const { rowsToRenew } = await load('reports/renew.js')
  const before = readPublished(file)
  const today = await todaysRows(before.servers[0].profiles)
  return { before, today, ids: rowsToRenew(before.servers[0], today, rows) }
}

const readPublished = (file) => JSON.parse(readFileSync(join(published, file), 'utf8'))

const todaysRows = async (profiles) => {
  const { requirements } = await load('specs/catalogue.js')
  const { originsIn } = await load('harness/judge/requirement.js')
  return requirements.filter((row) => originsIn(row, profiles).length > 0).map(({ id }) => id)
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

/** Judges, and returns the results. */
const judge = (options) => {
  const out = mkdtempSync(join(tmpdir(), 'consent-publish-'))
  try {
    const main = join(root, 'dist', 'harness', 'cli', 'main.js')
    const args = [main, 'run', '--out', out, ...options]
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
    // A run in which no MUST could be judged ends with 2 as well, and has results.
    const results = join(out, 'results.json')
    if (![0, 1, 2].includes(status) || !existsSync(results))
      throw new SetupError(`the run ended with code ${status}`)
    return JSON.parse(readFileSync(results, 'utf8'))
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

await runScript(async () => {
  const { options, rows } = renewalIn(process.argv.slice(2))
  assertWhole(options)
  await setUp()
  const { renderJson } = await load('reports/json.js')
  const tell = (results, server) =>
    publish(server.name, server.version, renderJson(alone(results, server)))
  if (rows !== undefined) {
    const { before, today, ids } = await planRenewal(options, rows)
    const { renew } = await load('reports/renew.js')
    if (ids.length > 0) {
      const judged = judge([...options, ...ids.flatMap((id) => ['--requirement', id])])
      const results = renew(before, judged, today)
      tell(results, results.servers[0])
    }
  } else if (options.length > 0) {
    const results = judge(options)
    mkdirSync(published, { recursive: true })
    for (const server of results.servers) tell(results, server)
  }
  await writeMatrix()
})
