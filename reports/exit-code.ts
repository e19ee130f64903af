import { levels } from '../harness/judge/requirement.ts'
import type { Results, ServerResult } from '../harness/judge/results.ts'
import { compareWithBaseline, missesOf } from './baseline.ts'
import { isJudged } from './summarize.ts'

/** How a run is held to account. */
export interface ExitPolicy {
  /** `strict`: what should or may be met must be met. Default: lenient. */
  readonly mode?: 'lenient' | 'strict'
  /** Accepted misses of an earlier run. */
  readonly baseline?: Results
}

/**
 * The exit code of a finished run: 3 when the suite itself failed anywhere (no baseline excuses
 * that), 2 when not one MUST of those asked for was judged, 1 when a miss is left that no baseline
 * accepts or a server was not judged, else 0. A shard is a part of a run and vouches for itself alone.
 */
export const exitCode = (
  results: Results,
  { mode = 'lenient', baseline }: ExitPolicy = {},
): 0 | 1 | 2 | 3 => {
  const misses = missesOf(results, mode)
  if (misses.some(({ verdict }) => verdict === 'error')) return 3
  const isWhole = results.run.shard === null
  if (isWhole && isNothingBindingJudged(results.servers)) return 2
  const unaccepted = baseline ? compareWithBaseline(results, baseline, mode).unexpected : misses
  if (unaccepted.length > 0) return 1
  return isWhole && results.servers.some(isLeftUnjudged) ? 1 : 0
}

const isNothingBindingJudged = (servers: readonly ServerResult[]): boolean => {
  const binding = servers
    .flatMap(({ requirements }) => requirements)
    .filter(({ level }) => level === levels[0])
  return binding.length > 0 && !binding.some(({ verdict }) => isJudged(verdict))
}

/** A server of which nothing was asked is no part of the question. */
const isLeftUnjudged = ({ requirements, summary }: ServerResult): boolean =>
  requirements.length > 0 && summary.outcome === 'not judged'
