import { profiles, type Profile } from '../harness/judge/requirement.ts'
import type {
  Coverage,
  Outcome,
  RequirementResult,
  ServerResult,
  ServerSummary,
  VerdictCounts,
} from '../harness/judge/results.ts'
import { failsRun, verdicts, type Verdict } from '../harness/judge/verdict.ts'

/** What is counted of a requirement. */
export type Judged = Pick<
  RequirementResult,
  'profile' | 'level' | 'alsoIn' | 'verdict' | 'unjudged'
>

/** How many of these got each verdict, the worst verdict first. */
export const countVerdicts = (requirements: readonly Pick<Judged, 'verdict'>[]): VerdictCounts =>
  Object.fromEntries(
    verdicts
      .map(
        (verdict) => [verdict, requirements.filter((r) => r.verdict === verdict).length] as const,
      )
      .filter(([, count]) => count > 0),
  )

/** Whether a verdict tells what the server does. */
export const isJudged = (verdict: Verdict): boolean => ['pass', 'warn', 'fail'].includes(verdict)

/** The requirements of one profile, each with the level it has there. */
export const ofProfile = <T extends Pick<Judged, 'profile' | 'level' | 'alsoIn'>>(
  requirements: readonly T[],
  profile: Profile,
): T[] =>
  requirements.flatMap((row) => {
    if (row.profile === profile) return [row]
    const other = row.alsoIn?.find((origin) => origin.profile === profile)
    return other ? [{ ...row, level: other.level }] : []
  })

/** The summary of one server: what it comes to, and its verdicts counted, in all and by profile. */
export const summarize = (
  requirements: readonly Judged[],
  mode: 'lenient' | 'strict' = 'lenient',
): ServerSummary => {
  const byProfile = profiles
    .map((profile) => [profile, ofProfile(requirements, profile)] as const)
    .filter(([, rows]) => rows.length > 0)
  const outcome = outcomeOf(
    requirements,
    byProfile.map(([, rows]) => rows),
    mode,
  )
  return {
    conformant: outcome === 'conformant',
    outcome,
    verdicts: countVerdicts(requirements),
    byProfile: Object.fromEntries(
      byProfile.map(([profile, rows]) => [profile, countVerdicts(rows)]),
    ),
    coverage: Object.fromEntries(byProfile.map(([profile, rows]) => [profile, coverageOf(rows)])),
  }
}

const coverageOf = (rows: readonly Judged[]): Coverage => ({
  judged: rows.filter(({ verdict }) => isJudged(verdict)).length,
  of: rows.length,
})

/**
 * What broke a requirement was seen, so it decides. What could not be judged comes next: silence is
 * no conformance.
 */
const outcomeOf = (
  requirements: readonly Judged[],
  byProfile: readonly (readonly Judged[])[],
  mode: 'lenient' | 'strict',
): Outcome => {
  const broken = ({ verdict }: Judged) => failsRun(verdict, mode) && verdict !== 'not-testable'
  if (requirements.some(broken)) return 'not conformant'
  if (byProfile.length === 0 || byProfile.some((rows) => !isProfileJudged(rows)))
    return 'not judged'
  return requirements.some(({ verdict }) => failsRun(verdict, mode))
    ? 'not conformant'
    : 'conformant'
}

/** What several servers come to together; one of which nothing was asked plays no part. */
export const outcomeOfAll = (servers: readonly ServerResult[]): Outcome => {
  const asked = servers.filter(({ requirements }) => requirements.length > 0)
  const has = (outcome: Outcome) => asked.some(({ summary }) => summary.outcome === outcome)
  if (has('not conformant')) return 'not conformant'
  return asked.length === 0 || has('not judged') ? 'not judged' : 'conformant'
}

/** A profile is judged when the run tells something of it, and as many of its MUSTs could be judged as could not. */
const isProfileJudged = (rows: readonly Judged[]): boolean => {
  if (!rows.some(({ verdict }) => isJudged(verdict))) return false
  const binding = rows.filter(({ level }) => level === 'MUST')
  const judged = binding.filter(({ verdict }) => isJudged(verdict)).length
  const not = binding.filter(couldNotBeJudged).length
  return not <= judged
}

/** It was asked of the server, which claims what it takes, and there is no verdict about the server. */
const couldNotBeJudged = ({ verdict, unjudged }: Judged): boolean =>
  unjudged === 'definition' || verdict === 'not-testable' || verdict === 'review'
