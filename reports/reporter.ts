import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planVariable, type RunPlan } from '../harness/judge/plan.ts'
import { Redactor } from '../harness/judge/redaction.ts'
import { reportAttachment, type ScenarioReport } from '../harness/judge/report-attachment.ts'
import { worst } from '../harness/judge/verdict.ts'
import { collect, type ScenarioRecord } from './collect.ts'
import { renderJson } from './json.ts'
import { createProgress, type Progress } from './progress.ts'

/** Playwright's reporter of a run: shows the progress, collects what the scenarios tell, and writes `results.json`. */
export default class ConformanceReporter implements Reporter {
  readonly #plan = JSON.parse(readFileSync(process.env[planVariable] ?? '', 'utf8')) as RunPlan
  readonly #started = performance.now()
  readonly #records: ScenarioRecord[] = []
  readonly #redactor = new Redactor(
    this.#plan.servers.flatMap(({ running, others = [] }) =>
      [running, ...others].flatMap((one) => Object.values(one?.secrets ?? {})),
    ),
  )
  #progress: Progress | undefined
  #faults: string[] = []

  constructor() {
    // The command line holds the other end: when that is gone, nobody waits for the scenarios.
    process.stdin.once('end', () => process.kill(process.pid, 'SIGINT')).resume()
  }

  printsToStdio(): boolean {
    return true
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#progress = createProgress(process.stdout, { total: suite.allTests().length })
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const record = recordOf(test, result, this.#redactor)
    this.#records.push(record)
    this.#progress?.scenarioFinished({
      server: record.server,
      title: record.title,
      verdict: this.#verdictOf(record),
    })
  }

  onError(error: TestError): void {
    this.#faults.push(error.stack ?? error.message ?? String(error.value))
  }

  async onEnd(_result: FullResult): Promise<void> {
    this.#progress?.done()
    for (const fault of this.#faults) process.stderr.write(`${this.#redactor.text(fault)}\n`)
    if (this.#faults.length > 0) return
    const results = collect(
      this.#plan,
      this.#records,
      Math.round(performance.now() - this.#started),
    )
    mkdirSync(this.#plan.outDir, { recursive: true })
    writeFileSync(join(this.#plan.outDir, 'results.json'), renderJson(results))
  }

  /** The worst a scenario says about anything it covers, for the progress line. */
  #verdictOf(record: ScenarioRecord) {
    const { servers } = collect(
      {
        ...this.#plan,
        servers: this.#plan.servers.filter(({ name }) => name === record.server),
        requirements: this.#plan.requirements.filter(({ id }) => record.covers.includes(id)),
      },
      [record],
      0,
    )
    const rows = servers.flatMap(({ requirements }) => requirements)
    const verdicts = rows.flatMap(({ scenarios }) => scenarios.map(({ verdict }) => verdict))
    return worst(verdicts) ?? 'error'
  }
}

const recordOf = (test: TestCase, result: TestResult, redactor: Redactor): ScenarioRecord => {
  const attached = result.attachments.find(({ name }) => name === reportAttachment)?.body
  const failure = result.errors[0]?.message ?? `the scenario was ${result.status}`
  return {
    server: test.parent.project()?.name ?? '',
    title: test.title,
    file: test.location.file.replaceAll('\\', '/').replace(/^.*\/(?=specs\/)/, ''),
    line: test.location.line,
    durationMs: Math.round(result.duration),
    covers: test.tags.map((tag) => tag.slice(1)),
    ...(attached
      ? { report: JSON.parse(attached.toString('utf8')) as ScenarioReport }
      : { failure: redactor.text(withoutColors(failure)) }),
  }
}

const withoutColors = (text: string) => text.replaceAll(/\u001b\[[\d;]*m/g, '')
