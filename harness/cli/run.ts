import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateAllureReport } from '../../reports/allure.ts'
import { exitCode } from '../../reports/exit-code.ts'
import { renderTable } from '../../reports/table.ts'
import { terminalStyle } from '../../reports/terminal.ts'
import { validateResults } from '../../reports/validate.ts'
import { writeReports } from '../../reports/write.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { assertInvariant } from '../judge/errors.ts'
import { planVariable, type RunPlan } from '../judge/plan.ts'
import type { Results } from '../judge/results.ts'
import { defaultServers } from '../../fixtures/servers/index.ts'
import { chooseServers, makePlan } from './plan.ts'
import { readJsonFile, type RunOptions } from './run-options.ts'
import { bringUp } from './running.ts'

/** The files and folders a run writes; an earlier run's are removed first, and nothing else is. */
const outputs = [
  'results.json',
  'report.html',
  'junit.xml',
  'summary.md',
  'allure-results',
  'allure-report',
  'evidence',
]

/**
 * Judges the chosen servers and writes the reports. Resolves to the exit code; rejects with a
 * `usage` or `configuration` error before anything is written.
 */
export const run = async (options: RunOptions, reproduce: string): Promise<number> => {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const baseline =
    options.baseline === undefined
      ? undefined
      : validateResults(readJsonFile(options.baseline, '--baseline'), options.baseline)
  const names = options.server.length > 0 ? options.server : defaultServers
  const servers = await chooseServers(names, options.launch)
  const browser = options.userAgent === 'http' ? undefined : await findBrowser(say)
  if (options.userAgent !== 'http' && !browser)
    say('no browser is to be had here: the http user agent walks the pages instead')
  const userAgent = browser ? 'browser' : 'http'
  const up = await bringUp(servers, say)
  try {
    const plan = makePlan(options, servers, {
      userAgent,
      browser: browser?.path ?? null,
      startedAt: new Date(),
      reproduce,
      running: up.running,
    })
    const results = await play(plan, options.shard)
    await up.keepLogs(join(plan.outDir, 'evidence'))
    await tell(results, plan.outDir, say)
    return exitCode(results, {
      mode: options.strict ? 'strict' : 'lenient',
      ...(baseline ? { baseline } : {}),
    })
  } finally {
    await up.stop()
  }
}

/** Runs the scenarios in Playwright and returns what they told. */
export const play = async (plan: RunPlan, shard?: string): Promise<Results> => {
  await mkdir(plan.outDir, { recursive: true })
  for (const output of outputs)
    await rm(join(plan.outDir, output), { recursive: true, force: true })
  const folder = mkdtempSync(join(tmpdir(), 'consent-plan-'))
  try {
    const planFile = join(folder, 'plan.json')
    writeFileSync(planFile, JSON.stringify(plan), { mode: 0o600 })
    await playwright(planFile, shard)
    const file = join(plan.outDir, 'results.json')
    assertInvariant(existsSync(file), 'the scenarios ended without results; see the lines above')
    return JSON.parse(readFileSync(file, 'utf8')) as Results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const playwright = async (planFile: string, shard: string | undefined): Promise<void> => {
  const require = createRequire(import.meta.url)
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
  const config = fileURLToPath(new URL('../../playwright.config.js', import.meta.url))
  const child = spawn(
    process.execPath,
    [cli, 'test', '--config', config, ...(shard ? ['--shard', shard] : [])],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, [planVariable]: planFile } },
  )
  const relay = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', relay).on('SIGTERM', relay)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  process.off('SIGINT', relay).off('SIGTERM', relay)
  assertInvariant(code === 0 || code === 1, `the scenarios could not be run (exit code ${code})`)
}

const tell = async (results: Results, outDir: string, say: (line: string) => void) => {
  assertInvariant(results.servers.length > 0, 'the run wrote no results')
  await writeReports(results, outDir)
  await generateAllureReport(join(outDir, 'allure-results'), join(outDir, 'allure-report'), {
    name: 'Consent conformance',
  })
  say(renderTable(results, terminalStyle(process.stdout, process.env)))
  say(`reports: ${join(outDir, 'report.html')}, ${join(outDir, 'allure-report', 'index.html')}`)
}
