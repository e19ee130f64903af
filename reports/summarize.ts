import type { RequirementResult, ServerResult, VerdictCounts } from '../harness/judge/results.ts'
import { profiles } from '../harness/judge/requirement.ts'
import { failsRun, verdicts } from '../harness/judge/verdict.ts'

/** What is counted of a requirement. */
type Judged = Pick<RequirementResult, 'profile' | 'verdict'>

/** How many of these got each verdict, the worst verdict first. */
export const countVerdicts = (requirements: readonly Judged[]): VerdictCounts =>
  Object.fromEntries(
    verdicts
      .map(
        (verdict) => [verdict, requirements.filter((r) => r.verdict === verdict).length] as const,
      )
      .filter(([, count]) => count > 0),
  )

/** The summary of one server: whether it conforms, and its verdicts counted, in all and by profile. */
export const summarize = (
  requirements: readonly Judged[],
  mode: 'lenient' | 'strict' = 'lenient',
): ServerResult['summary'] => ({
  conformant: !requirements.some(({ verdict }) => failsRun(verdict, mode)),
  verdicts: countVerdicts(requirements),
  byProfile: Object.fromEntries(
    profiles
      .map((profile) => [profile, requirements.filter((r) => r.profile === profile)] as const)
      .filter(([, judged]) => judged.length > 0)
      .map(([profile, judged]) => [profile, countVerdicts(judged)]),
  ),
})
