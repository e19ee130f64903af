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

/** How often each is repeated. */
const repetitions = 3
const times = `median of ${repetitions}`

const scratch = mkdtempSync(join(tmpdir(), 'consent-bench-'))

const runSeven = async (userAgent, { memory = false, env = {} } = {}) => {
  const options = ['--user-agent', userAgent, '--out', join(scratch, 'report')]
  const chosen = seven.flatMap((id) => ['--requirement', id])
  const result = await measure('npm', ['start', '--', ...options, ...chosen], {
    memory,
    cwd: root,
    env: { ...process.env, ...env },
  })
  if (result.code !== 0) throw new SetupError(`the run failed:\n${result.output}`)
  return result
}

/** The run of middling time among several. */
const repeated = async (once) => {
  const runs = []
  for (let i = 0; i < repetitions; i += 1) runs.push(await once())
  return runs.toSorted((a, b) => a.wallMs - b.wallMs)[Math.floor(runs.length / 2)]
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`
const memoryOf = async (userAgent) => {
  const { memory } = await runSeven(userAgent, { memory: true })
  return memory
    ? `peak memory ${megabytes(memory.largest)} in the largest process, in all ${megabytes(memory.resident)} ` +
        `(${megabytes(memory.proportional)} with shared pages counted once)`
    : 'memory is measured on Linux only'
}
const row = (title, wallMs, rest) =>
  console.log(`${title.padEnd(44)} ${seconds(wallMs).padStart(9)}   ${rest}`)

const bench = async () => {
  await setUp()
  const quick = await repeated(() => runSeven('http'))
  row(`the seven, http, embedded (${times})`, quick.wallMs, await memoryOf('http'))

  const browser = await repeated(() => runSeven('browser'))
  row(`the seven, browser, embedded (${times})`, browser.wallMs, await memoryOf('browser'))

  const recordings = join(scratch, 'recordings')
  mkdirSync(recordings, { mode: 0o700 })
  const recorder = pathToFileURL(join(root, 'scripts/bench/record.mjs')).href
  const env = {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${recorder}`,
    BENCH_RECORD_FOLDER: recordings,
  }
  await runSeven('http', { env })
  const { replay } = await import('./bench/replay.mjs')
  const bare = await repeated(() => replay(recordings))
  row(
    `its ${bare.requests} HTTP requests, bare (${times})`,
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
