import { defineConfig, type ReporterDescription } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applicableTo, planVariable, type RunPlan } from './harness/judge/plan.ts'

const planFile = process.env[planVariable]
if (planFile === undefined)
  throw new Error('scenarios are run by "consent-conformance run" (or "npm start -- …")')
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as RunPlan

/** Longer than any journey whose every step stays within its own limit would take, in milliseconds. */
const scenarioLimitMs = 120_000

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const extension = extname(fileURLToPath(import.meta.url))

const anyOf = (ids: readonly string[]): RegExp =>
  ids.length === 0
    ? /(?!)/
    : new RegExp(`@(${ids.map((id) => id.replaceAll('.', '\\.')).join('|')})(\\s|$)`)

const allure: ReporterDescription = [
  here(`./reports/allure-reporter${extension}`),
  { resultsDir: join(plan.outDir, 'allure-results'), detail: false },
]

export default defineConfig<{ serverName: string }>({
  testDir: here('./specs'),
  testMatch: `**/*.spec${extension}`,
  fullyParallel: true,
  workers: plan.workers,
  retries: 0,
  timeout: scenarioLimitMs,
  // Beside the plan, removed with it: Allure still copies from there when a scenario is over.
  outputDir: join(dirname(planFile), 'output'),
  reporter: [
    [here(`./reports/reporter${extension}`)],
    ...(plan.purpose === 'report' ? [allure] : []),
  ],
  projects: plan.servers.map((server) => ({
    name: server.name,
    workers: server.workers,
    use: { serverName: server.name },
    grep: anyOf(applicableTo(server)),
  })),
})
