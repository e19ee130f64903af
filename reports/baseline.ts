import type { Results } from '../harness/judge/results.ts'
import { failsRun, type Verdict } from '../harness/judge/verdict.ts'

/** A verdict that makes a run non-conformant, and whose it is. */
export interface Miss {
  readonly server: string
  readonly id: string
  readonly verdict: Verdict
}

/** What a run says next to a baseline. */
export interface BaselineComparison {
  /** Whether every miss of the run is in the baseline. */
  readonly covered: boolean
  /** Misses that the baseline does not have with this verdict. */
  readonly unexpected: readonly Miss[]
  /** Misses of the baseline that a server of this run no longer has: the baseline can be tightened. */
  readonly mended: readonly Miss[]
}

/** Every verdict of the run that makes it non-conformant, in the order of the results. */
export const missesOf = (results: Results, mode: 'lenient' | 'strict' = 'lenient'): Miss[] =>
  results.servers.flatMap((server) =>
    server.requirements
      .filter(({ verdict }) => failsRun(verdict, mode))
      .map(({ id, verdict }) => ({ server: server.name, id, verdict })),
  )

/**
 * Compares the misses of a run with those of an accepted earlier one; server, id and verdict must
 * agree. What the run did not judge (another server, a requirement left out) is not called mended.
 */
export const compareWithBaseline = (
  results: Results,
  baseline: Results,
  mode: 'lenient' | 'strict' = 'lenient',
): BaselineComparison => {
  const misses = missesOf(results, mode)
  const accepted = missesOf(baseline, mode)
  const unexpected = misses.filter((miss) => !accepted.some((other) => isSameMiss(miss, other)))
  const mended = accepted.filter(
    (miss) => wasJudged(results, miss) && !misses.some((other) => isSameMiss(miss, other)),
  )
  return { covered: unexpected.length === 0, unexpected, mended }
}

const isSameMiss = (a: Miss, b: Miss): boolean =>
  a.server === b.server && a.id === b.id && a.verdict === b.verdict

const wasJudged = (results: Results, { server, id }: Miss): boolean =>
  results.servers.some(
    ({ name, requirements }) => name === server && requirements.some((r) => r.id === id),
  )
