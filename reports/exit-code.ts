import type { Results } from '../harness/judge/results.ts'
import { compareWithBaseline, missesOf } from './baseline.ts'

/** How a run is held to account. */
export interface ExitPolicy {
  /** `strict`: what should or may be met must be met. Default: lenient. */
  readonly mode?: 'lenient' | 'strict'
  /** Accepted misses of an earlier run. */
  readonly baseline?: Results
}

/**
 * The exit code of a finished run: 3 when the suite itself failed anywhere (no baseline excuses
 * that), 1 when a miss is left that no baseline accepts, else 0.
 */
export const exitCode = (
  results: Results,
  { mode = 'lenient', baseline }: ExitPolicy = {},
): 0 | 1 | 3 => {
  const misses = missesOf(results, mode)
  if (misses.some(({ verdict }) => verdict === 'error')) return 3
  const unaccepted = baseline ? compareWithBaseline(results, baseline, mode).unexpected : misses
  return unaccepted.length > 0 ? 1 : 0
}
