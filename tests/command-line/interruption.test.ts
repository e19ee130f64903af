import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { findBrowser } from '../../harness/browser/find-browser.ts'
import { startCommand, temporaryFolder, type StartedCommand } from '../support/command-line.ts'
import { startScriptedServer, type ScriptedServer } from '../support/scripted-server.ts'
import { noProcessList, processesWith, until } from '../support/processes.ts'

/** How long a run may take until its first user waits at the server, in milliseconds. */
const startLimitMs = 120_000
/** How long a run may take to end once it is interrupted, in milliseconds: its own limits and some more. */
const endLimitMs = 20_000

/** More than can be judged in that time at a server that keeps every user waiting. */
const requirements = [
  ...['third-party.never-skips', 'denial.returns-state', 'denial.grants-nothing'],
  ...['remembered-consent.covers-less', 'refresh.stays-within-consent'],
]

const mark = 'CONSENT_TEST_MARK'
const dist = (path: string) => new URL(`../../${path}`, import.meta.url).href

/** A server with a child of its own that keeps every user waiting, and says so in a file. */
const serverScript = `
  import { spawn } from 'node:child_process'
  import { writeFileSync } from 'node:fs'
  import { startReferenceServer } from '${dist('harness/reference-server/server.js')}'
  spawn('sleep', ['600'])
  const [port, reached] = process.argv.slice(2)
  const front = async (ctx, next) => {
    if (ctx.path !== '/authorize') return next()
    ctx.respond = false
    writeFileSync(reached, '')
  }
  await startReferenceServer({ dialect: 'auth0', port: Number(port), token: 'the-token', consent: { front } })
  console.log('ready')`

interface Variant {
  /** What its server says when it is up. */
  readonly ready?: string
  /** The server, when it is not the run that starts it. */
  readonly elsewhere?: ScriptedServer
}

const definition = ({ ready = 'ready', elsewhere }: Variant) => `
  import { fileURLToPath } from 'node:url'
  import { referenceAuth0 } from '${dist('fixtures/servers/reference-auth0.js')}'
  import { freePort } from '${dist('harness/launch/free-port.js')}'
  import { launchProcess } from '${dist('harness/launch/process.js')}'
  const file = (name) => fileURLToPath(new URL(name, import.meta.url))
  const launch = async () => {
    const port = await freePort()
    const args = [file('server.mjs'), String(port), file('reached')]
    const server = await launchProcess({ command: process.execPath, args, port, ready: { logLine: /${ready}/ } })
    return { ...server, url: \`http://127.0.0.1:\${port}\`, version: '1', secrets: { managementToken: 'the-token' } }
  }
  const elsewhere = async () => ({ url: '${elsewhere?.url}', version: '1', secrets: { managementToken: '${elsewhere?.token}' }, logs: () => '', stop: async () => {} })
  export default { ...referenceAuth0, name: 'keeps-waiting', launch: { ${elsewhere ? 'external: elsewhere' : 'process: launch'} } }`

interface Started {
  readonly command: StartedCommand
  readonly folder: string
  readonly processes: () => string[]
}

/** Starts a run in a folder of its own, with a temporary folder of its own and an earlier report in the way. */
const startRun = (t: TestContext, userAgent: string, variant: Variant = {}): Started => {
  const { path: folder, remove } = temporaryFolder()
  t.after(remove)
  for (const name of ['tmp', 'out']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'out', 'results.json'), 'an earlier report')
  writeFileSync(join(folder, 'server.mjs'), serverScript)
  writeFileSync(join(folder, 'mine.mjs'), definition(variant))
  const id = randomUUID()
  const command = startCommand(
    [
      ...['run', '--server', 'mine.mjs', '--workers', '1'],
      ...requirements.flatMap((id) => ['--requirement', id]),
      ...['--user-agent', userAgent, '--out', 'out'],
    ],
    { cwd: folder, env: { [mark]: id, TMPDIR: join(folder, 'tmp') } },
  )
  return { command, folder, processes: () => processesWith(mark, id) }
}

/** Waits until the run has come so far; fails when it has ended before. */
const comesTo = async ({ command }: Started, what: string, holds: () => boolean): Promise<void> => {
  await until(what, () => holds() || command.hasEnded(), startLimitMs)
  assert.ok(holds(), `the run ended before "${what}"; it said: ${command.stdout()}`)
}

const userWaits = (run: Started) =>
  comesTo(run, 'a user waits at the server', () => existsSync(join(run.folder, 'reached')))

const assertNothingLeft = async ({ processes, folder }: Started): Promise<void> => {
  await until(
    `nothing runs but ${processes().join('\n')}`,
    () => processes().length === 0,
    endLimitMs,
  )
  assert.deepEqual(readdirSync(join(folder, 'tmp')), [])
}

const assertEarlierReport = ({ folder }: Started): void => {
  assert.deepEqual(readdirSync(join(folder, 'out')), ['results.json'])
  assert.equal(readFileSync(join(folder, 'out', 'results.json'), 'utf8'), 'an earlier report')
}

const interruptions = [
  { signal: 'SIGINT', userAgent: 'http', code: 130 },
  { signal: 'SIGTERM', userAgent: 'browser', code: 143 },
] as const

for (const { signal, userAgent, code } of interruptions)
  test(`${signal} ends a run under the ${userAgent} user agent, and everything it started`, async (t) => {
    if (noProcessList) return t.skip(noProcessList)
    if (userAgent === 'browser' && !(await findBrowser(() => {})))
      return t.skip('no browser is to be had here')
    const run = startRun(t, userAgent)
    await userWaits(run)
    const running = run.processes().join('\n')
    for (const part of [
      /main\.js run/,
      /playwright.*test/,
      /supervisor/,
      /server\.mjs/,
      /^sleep 600/m,
    ])
      assert.match(running, part)
    if (userAgent === 'browser') assert.match(running, /--headless|headless.shell/)

    // As a terminal does it: to everything in the foreground, more than once.
    run.command.signalGroup(signal)
    run.command.signalGroup(signal)
    const { stderr, ...outcome } = await run.command.within(endLimitMs)

    assert.match(stderr, new RegExp(`^error: interrupted by ${signal}: [^\\n]+\\n$`))
    assert.equal(outcome.code, code)
    await assertNothingLeft(run)
    assertEarlierReport(run)
  })

test('a run is interrupted while its server is still coming up', async (t) => {
  if (noProcessList) return t.skip(noProcessList)
  const run = startRun(t, 'http', { ready: 'never' })
  await comesTo(run, 'the server is started', () => /server\.mjs/.test(run.processes().join()))
  run.command.signalGroup('SIGINT')
  assert.equal((await run.command.within(endLimitMs)).code, 130)
  await assertNothingLeft(run)
  assertEarlierReport(run)
})

test('nothing outlives a run that was killed', async (t) => {
  if (noProcessList) return t.skip(noProcessList)
  const run = startRun(t, 'http')
  await userWaits(run)
  run.command.signalGroup('SIGKILL')
  await run.command.within(endLimitMs)
  await until('nothing runs any more', () => run.processes().length === 0, endLimitMs)
})

test('nor do its scenarios go on at a server that lives elsewhere', async (t) => {
  if (noProcessList) return t.skip(noProcessList)
  let reached = false
  const server = await startScriptedServer({
    instead: ({ asked }) => {
      reached ||= asked === 'GET /authorize'
      return asked === 'GET /authorize'
    },
  })
  t.after(() => server.close())
  const run = startRun(t, 'http', { elsewhere: server })
  await comesTo(run, 'a user waits at the server', () => reached)
  run.command.signalGroup('SIGKILL')
  await run.command.within(endLimitMs)
  await until('nothing runs any more', () => run.processes().length === 0, endLimitMs)
})
