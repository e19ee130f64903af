import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright'
import { Stage } from '../../fixtures/stage.ts'
import { browserLaunchOptions } from '../browser/launch-options.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { ConformanceError, describeError } from '../judge/errors.ts'
import { planVariable } from '../judge/plan.ts'
import type { ServerDefinition } from '../server-definition.ts'
import { certificateFault } from '../tls.ts'
import type { UserAgentKind } from '../user-agent/user-agent.ts'
import { coverageAhead } from './doctor-coverage.ts'
import { fieldsOf } from './doctor-fields.ts'
import { Finding, SetUpFault } from './doctor-findings.ts'
import { journeyOf, type Journey } from './doctor-journey.ts'
import { steps, type Step } from './doctor-steps.ts'
import { usersAhead } from './doctor-users.ts'
import { orInterrupted } from './interruption.ts'
import { chooseServers, makePlan, type ChosenServer } from './plan.ts'
import type { RunOptions } from './run-options.ts'
import { bringUp } from './running.ts'
import { countScenarios } from './scenario-count.ts'

/** What `doctor` can be told. */
export interface DoctorOptions {
  readonly server: readonly string[]
  readonly userAgent?: UserAgentKind
  readonly launch?: RunOptions['launch']
  /** Only remove what interrupted runs left behind. */
  readonly clean: boolean
}

/**
 * Walks what a run depends on, step by step, and names the field to mend where it stops: errors of
 * the configuration, kept apart from findings. Resolves to 0 when a run can be made, else to 2.
 */
export const examine = async (options: DoctorOptions): Promise<number> => {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const servers = await chooseServers(options.server, options.launch)
  const browser = options.userAgent === 'http' ? undefined : await orInterrupted(findBrowser(say))
  let sound = true
  for (const server of servers) {
    const up = await bringUp([server], say)
    try {
      const plan = planFor(server, browser?.path ?? null, up.running)
      sound =
        (await withPlan(plan, () => orInterrupted(visitServer(plan, server, options, say)))) &&
        sound
    } finally {
      await up.stop()
    }
  }
  return sound ? 0 : 2
}

const planFor = (
  server: ChosenServer,
  browser: string | null,
  running: Awaited<ReturnType<typeof bringUp>>['running'],
) =>
  makePlan(
    {
      server: [],
      profile: [],
      requirement: [],
      strict: false,
      out: join(tmpdir(), 'consent-conformance-doctor'),
      workers: 1,
    },
    [server],
    {
      userAgent: browser === null ? 'http' : 'browser',
      browser,
      startedAt: new Date(),
      reproduce: '',
      purpose: 'examination',
      running,
    },
  )

const withPlan = async <T>(plan: ReturnType<typeof planFor>, step: () => Promise<T>) => {
  const folder = mkdtempSync(join(tmpdir(), 'consent-plan-'))
  process.env[planVariable] = join(folder, 'plan.json')
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan), { mode: 0o600 })
  try {
    return await step()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const visitServer = async (
  plan: ReturnType<typeof planFor>,
  { definition }: ChosenServer,
  { clean }: DoctorOptions,
  say: (line: string) => void,
): Promise<boolean> => {
  let browser: Promise<Browser> | undefined
  const stage = await Stage.set(
    plan,
    definition.name,
    () => (browser ??= chromium.launch(browserLaunchOptions(plan.browser ?? ''))),
  )
  try {
    say(`${definition.name} ${stage.server.version} at ${stage.server.url}`)
    if (clean) return await removeLeftovers(stage, definition, say)
    return await examined(stage, plan, say)
  } finally {
    await stage.strike()
    await (await browser)?.close()
  }
}

/** Doctor looks whether a run can be made; what it comes upon is for the run to judge. */
const unjudged = { see: () => {}, comeUpon: () => Promise.resolve() }

/** Goes from step to step. One cause gets one message: what comes after it is not tried. */
const examined = async (
  stage: Stage,
  plan: ReturnType<typeof planFor>,
  say: (line: string) => void,
): Promise<boolean> => {
  const { definition, planned } = stage
  const wanted = steps.filter(({ needs }) => needs === undefined || needs(definition))
  const masked = (line: string) => say(stage.redactor.text(line))
  for (const line of coverageAhead(planned, plan.requirements, definition.gaps)) masked(`  ${line}`)
  if (definition.listedUsers)
    for (const line of usersAhead(definition.listedUsers, await countScenarios()))
      masked(`  ${line}`)
  const opened = await stage.world(() => {}, unjudged)
  try {
    const fields = fieldsOf(planned.definition)
    const journey = await journeyOf(stage, opened.world, {
      fields,
      userAgent: plan.run.userAgent,
    })
    for (const [at, step] of wanted.entries()) {
      const outcome = await taken(step, journey, masked)
      if (outcome === 'sound') continue
      for (const { name } of wanted.slice(at + 1)) masked(`  - ${name}: not tried`)
      return outcome === 'finding'
    }
    return true
  } catch (error) {
    return blamed(error, 'what every scenario needs', 'what this names', masked)
  } finally {
    await opened.close().catch((error: unknown) => masked(`    clean-up: ${describeError(error)}`))
  }
}

/** How a step ended: `finding` where the run is to judge the server, and nothing is to be mended. */
const taken = async (
  step: Step,
  journey: Journey,
  say: (line: string) => void,
): Promise<'sound' | 'finding' | 'fault'> => {
  try {
    const { tells, warns = [] } = await step.check(journey)
    say(`  ✓ ${step.name}: ${tells}`)
    for (const warning of warns) say(`    ! ${warning}`)
    return 'sound'
  } catch (error) {
    if (error instanceof ConformanceError && error.code === 'impossible') {
      say(`  · ${step.name}: ${error.message}`)
      return 'sound'
    }
    if (error instanceof Finding) {
      say(`  ! ${step.name}: ${error.message}`)
      say('    this is for the run to judge')
      return 'finding'
    }
    blamed(error, step.name, step.field(journey.fields), say)
    return 'fault'
  }
}

const blamed = (
  error: unknown,
  name: string,
  field: string,
  say: (line: string) => void,
): false => {
  say(`  ✗ ${name}: ${describeError(error)}`)
  const blamedOn = certificateFault(error) === undefined ? field : 'tls'
  say(`    mend: ${error instanceof SetUpFault ? error.field : blamedOn}`)
  return false
}

const removeLeftovers = async (
  stage: Stage,
  definition: ServerDefinition,
  say: (line: string) => void,
): Promise<boolean> => {
  if (!definition.removeLeftovers) {
    say('  nothing to clean: this server keeps nothing of a run')
    return true
  }
  const removed = await definition.removeLeftovers(
    stage.server,
    stage.http(() => {}),
  )
  say(`  removed ${removed} leftover(s)`)
  return true
}
