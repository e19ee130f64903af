import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertInvariant } from '../judge/errors.ts'
import { planVariable, type RunPlan } from '../judge/plan.ts'
import type { Results } from '../judge/results.ts'

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
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      // The scenarios are JavaScript already: Playwright need not load its TypeScript.
      env: { ...process.env, PW_DISABLE_TS_ESM: '1', [planVariable]: planFile },
    },
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
