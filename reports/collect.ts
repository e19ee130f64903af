import { capabilityDescriptions, type Capability } from '../harness/judge/capability.ts'
import { assertInvariant } from '../harness/judge/errors.ts'
import type {
  NotApplied,
  PlannedRequirement,
  PlannedServer,
  RunPlan,
} from '../harness/judge/plan.ts'
import type { ScenarioReport } from '../harness/judge/report-attachment.ts'
import {
  kindsOfServer,
  originsIn,
  type Level,
  type Requirement,
} from '../harness/judge/requirement.ts'
import type {
  RequirementResult,
  Results,
  ScenarioResult,
  ServerResult,
} from '../harness/judge/results.ts'
import { verdictOf, worst, type Judgement, type Verdict } from '../harness/judge/verdict.ts'
import { summarize } from './summarize.ts'

/** One scenario as it ran: where it stands, what it covers, what it told. */
export interface ScenarioRecord {
  readonly server: string
  readonly title: string
  readonly file: string
  readonly line: number
  readonly durationMs: number
  readonly covers: readonly string[]
  /** Absent when the scenario never got to tell anything. */
  readonly report?: ScenarioReport
  /** What the runner said when there is no report. */
  readonly failure?: string
}

/** Turns what the scenarios of a run told into its results. Pure. */
export const collect = (
  plan: RunPlan,
  records: readonly ScenarioRecord[],
  durationMs: number,
): Results => ({
  schemaVersion: 1,
  suite: plan.suite,
  run: { ...plan.run, durationMs },
  servers: plan.servers.map((server) =>
    serverResult(
      plan,
      server,
      records.filter((record) => record.server === server.name),
    ),
  ),
})

const serverResult = (
  plan: RunPlan,
  server: PlannedServer,
  records: readonly ScenarioRecord[],
): ServerResult => {
  const isPartial = plan.run.shard !== null
  const catalogue = new Map(plan.requirements.map((requirement) => [requirement.id, requirement]))
  const requirements = server.requirements
    .flatMap((planned) => {
      const requirement = catalogue.get(planned.id)
      return requirement ? [requirementResult(planned, requirement, records)] : []
    })
    .filter(({ verdict, scenarios }) => !isPartial || scenarios.length > 0 || verdict !== 'error')
  const versions = records.map(({ report }) => report?.serverVersion ?? '').filter(Boolean)
  const isDeclared = (capability: Capability) => server.declared.includes(capability)
  return {
    name: server.name,
    organization: server.organization,
    url: server.url,
    version: versions[0] ?? server.running?.version ?? 'unknown',
    profiles: server.profiles,
    capabilities: {
      declared: allCapabilities.filter(isDeclared),
      undeclared: allCapabilities.filter((capability) => !isDeclared(capability)),
    },
    summary: summarize(requirements),
    requirements,
  }
}

const allCapabilities = Object.keys(capabilityDescriptions) as Capability[]

const requirementResult = (
  planned: PlannedRequirement,
  requirement: Requirement,
  records: readonly ScenarioRecord[],
): RequirementResult => {
  const { id, statement, readings } = requirement
  const [first, ...alsoIn] = originsIn(requirement, planned.profiles)
  assertInvariant(first, `"${id}" is asked for no profile`)
  const row = {
    id,
    ...first,
    ...(alsoIn.length > 0 ? { alsoIn } : {}),
    statement,
    ...(readings === undefined ? {} : { readings }),
  }
  if (planned.unjudged) return { ...row, ...notApplied(planned.unjudged), scenarios: [] }
  const judged = records
    .filter(({ covers, report }) => covers.includes(id) || isToldOf(id, report))
    .map((record) => judgedScenario(id, first.level, record))
    .sort((a, b) => a.result.file.localeCompare(b.result.file) || a.result.line - b.result.line)
  const verdict = worst(judged.map(({ result }) => result.verdict)) ?? 'error'
  const decisive = judged.find(({ result }) => result.verdict === verdict)
  return {
    ...row,
    verdict,
    reason: decisive?.reason ?? 'no scenario of this run judges the requirement',
    ...(verdict === 'not-applicable' ? { unjudged: 'definition' } : {}),
    scenarios: judged.map(({ result }) => result),
  }
}

/** A scenario may come upon something that it does not cover: a callback without its state. */
const isToldOf = (id: string, report: ScenarioReport | undefined): boolean =>
  report?.judgements.some((judgement) => judgement.id === id) ?? false

const notApplied = (
  why: NotApplied,
): Pick<RequirementResult, 'verdict' | 'reason' | 'unjudged'> => ({
  verdict: 'not-applicable',
  reason: reasonOf(why),
  // Of what kind a server is its definition declares, like everything else.
  unjudged: why.cause === 'other-kind' ? 'undeclared' : why.cause,
})

const reasonOf = (why: NotApplied): string => {
  switch (why.cause) {
    case 'undeclared': {
      const told = why.missing.map((one) => `"${one}" (${capabilityDescriptions[one]})`)
      return `the server does not declare ${told.join(' and ')}`
    }
    case 'other-kind':
      return `"${why.server}" is not ${kindsOfServer[why.profile]}: its definition does not name the profile "${why.profile}"`
    case 'host-application':
      return `host application: ${why.madeBy}`
    case 'user-agent':
      return 'only a browser can tell: run it with --user-agent browser'
  }
}

/** The verdict of one scenario on one requirement, and the reason for it. */
const judgedScenario = (
  id: string,
  level: Level,
  record: ScenarioRecord,
): { readonly result: ScenarioResult; readonly reason: string } => {
  const { title, file, line, durationMs, report } = record
  const own = report?.judgements.filter((judgement) => judgement.id === id) ?? []
  const judgements = own.map(({ expected, actual, held }): Judgement => ({
    expected,
    actual,
    held,
  }))
  const { verdict, reason } = concluded(level, judgements, record)
  const evidence = [...own.flatMap((one) => one.evidence), ...(report?.evidence ?? [])]
  return {
    result: { title, file, line, durationMs, verdict, judgements, evidence },
    reason,
  }
}

const concluded = (
  level: Level,
  judgements: readonly Judgement[],
  { title, report, failure }: ScenarioRecord,
): { readonly verdict: Verdict; readonly reason: string } => {
  const verdict = worst(judgements.map((judgement) => verdictOf(level, judgement)))
  const ended = report?.ended
  if (!report || ended?.code === 'internal')
    return { verdict: 'error', reason: `${title}: ${ended?.message ?? failure ?? 'no report'}` }
  if (ended?.code === 'impossible' && (verdict === undefined || verdict === 'pass'))
    return { verdict: 'not-applicable', reason: ended.message }
  // A scenario that could not go on after a judgement failed was ended by that failure.
  if (ended && (verdict === undefined || verdict === 'pass'))
    return { verdict: 'not-testable', reason: `${title}: ${ended.message}` }
  if (verdict === undefined)
    return { verdict: 'error', reason: `${title}: covers the requirement but never verifies it` }
  const missed = judgements.find((judgement) => verdictOf(level, judgement) === verdict)
  return {
    verdict,
    reason:
      verdict === 'pass' ? '' : `${title}: expected ${missed?.expected}, got ${missed?.actual}`,
  }
}
