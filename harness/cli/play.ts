import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertInvariant } from '../judge/errors.ts'
import { collectSecrets } from '../judge/learned-secrets.ts'
import { planVariable, type RunPlan } from '../judge/plan.ts'
import type { Results } from '../judge/results.ts'
import { orInterrupted } from './interruption.ts'

/** How long the scenarios may take to clean up once they are interrupted, in milliseconds. */
export const cleanUpLimitMs = 5_000

/** What the scenarios of a run told. */
export interface Played {
  readonly results: Results
  /** What they came to know that must not be written down. */
  readonly secrets: readonly string[]
}

/** Runs the scenarios in Playwright and returns what they told. */
export const play = async (plan: RunPlan, shard?: string): Promise<Played> => {
  // A shard may get no scenario at all, and is reported all the same.
  await mkdir(join(plan.outDir, 'allure-results'), { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'consent-plan-'))
  try {
    const planFile = join(folder, 'plan.json')
    writeFileSync(planFile, JSON.stringify(plan), { mode: 0o600 })
    await playwright(planFile, shard)
    const file = join(plan.outDir, 'results.json')
    assertInvariant(existsSync(file), 'the scenarios ended without results; see the lines above')
    const results = JSON.parse(readFileSync(file, 'utf8')) as Results
    return { results, secrets: collectSecrets(planFile) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const playwright = async (planFile: string, shard: string | undefined): Promise<void> => {
  const require = createRequire(import.meta.url)
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
  const config = fileURLToPath(new URL('../../playwright.config.js', import.meta.url))
  const options = ['--config', config, '--pass-with-no-tests']
  const child = spawn(
    process.execPath,
    [cli, 'test', ...options, ...(shard ? ['--shard', shard] : [])],
    {
      // The reporter ends the scenarios when its standard input ends: this process is then gone.
      stdio: ['pipe', 'inherit', 'inherit'],
      // A group of its own: Ctrl-C is for the command line, which then ends everything in order.
      detached: process.platform !== 'win32',
      // The scenarios are JavaScript already: Playwright need not load its TypeScript.
      env: { ...process.env, PW_DISABLE_TS_ESM: '1', [planVariable]: planFile },
    },
  )
  const closed = once(child, 'close')
  try {
    const [code] = await orInterrupted(closed)
    assertInvariant(code === 0 || code === 1, `the scenarios could not be run (exit code ${code})`)
  } catch (error) {
    await end(child, closed)
    throw error
  }
}

/** Lets the scenarios clean up what they have made, and ends them when they take too long. */
const end = async (child: ChildProcess, closed: Promise<unknown>): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  const late = setTimeout(() => killGroup(child), cleanUpLimitMs)
  await closed.finally(() => clearTimeout(late))
}

const killGroup = (child: ChildProcess): void => {
  if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}
