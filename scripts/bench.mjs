// npm run bench: what the seven scenarios cost, from the shell on a prepared checkout, and what the
// HTTP requests among it cost by themselves.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { measure } from './bench/measure.mjs'
import { root, runScript, SetupError } from './project.mjs'
import { setUp } from './setup.mjs'

/** The seven requirements that exist from the first day. */
const seven = [
  'first-party.skips-when-api-allows',
  'third-party.never-skips',
  'localhost.never-skips',
  'client-credentials.blocked-for-consent-scopes',
  'prompt-consent.forces-dialog',
  'revocation.prompts-again',
  'scope-descriptions.flag-shows-descriptions',
]

/** How often the quick run, and the requests by themselves, are repeated; the median counts. */
const repetitions = 3

const scratch = mkdtempSync(join(tmpdir(), 'consent-bench-'))

const runSeven = async (userAgent, env = {}) => {
  const options = ['--user-agent', userAgent, '--out', join(scratch, 'report')]
  const chosen = seven.flatMap((id) => ['--requirement', id])
  const result = await measure('npm', ['start', '--', ...options, ...chosen], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  if (result.code !== 0) throw new SetupError(`the run failed:\n${result.output}`)
  return result
}

const median = (runs) => runs.toSorted((a, b) => a.wallMs - b.wallMs)[Math.floor(runs.length / 2)]

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`
const memoryOf = ({ memory }) =>
  memory
    ? `peak memory ${megabytes(memory.largest)} in the largest process, in all ${megabytes(memory.resident)} ` +
      `(${megabytes(memory.proportional)} with shared pages counted once)`
    : 'memory is measured on Linux only'
const row = (title, wallMs, rest) =>
  console.log(`${title.padEnd(44)} ${seconds(wallMs).padStart(9)}   ${rest}`)

const bench = async () => {
  await setUp()
  const runs = []
  for (let i = 0; i < repetitions; i += 1) runs.push(await runSeven('http'))
  const quick = median(runs)
  row(`the seven, http, embedded (median of ${repetitions})`, quick.wallMs, memoryOf(quick))

  const browser = await runSeven('browser')
  row('the seven, browser, embedded', browser.wallMs, memoryOf(browser))

  const recordings = join(scratch, 'recordings')
  mkdirSync(recordings, { mode: 0o700 })
  const recorder = pathToFileURL(join(root, 'scripts/bench/record.mjs')).href
  await runSeven('http', {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${recorder}`,
    BENCH_RECORD_FOLDER: recordings,
  })
  const { replay } = await import('./bench/replay.mjs')
  const replays = []
  for (let i = 0; i < repetitions; i += 1) replays.push(await replay(recordings))
  const bare = median(replays)
  row(
    `its ${bare.requests} HTTP requests, bare (median of ${repetitions})`,
    bare.wallMs,
    `${bare.same} of them answered with the same status`,
  )
  console.log(
    `the run takes ${(quick.wallMs / bare.wallMs).toFixed(1)} times as long as its requests`,
  )
}

try {
  await runScript(bench)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
