import type { Level } from './requirement.ts'

/** What a run says about a requirement, the worst first. */
export const verdicts = [
  'error',
  'fail',
  'not-testable',
  'review',
  'warn',
  'pass',
  'not-applicable',
] as const

/** What a run says about a requirement. */
export type Verdict = (typeof verdicts)[number]

/** One `verify`: what was expected, what was seen, and whether the two agree. */
export interface Judgement {
  readonly expected: string
  readonly actual: string
  /** `unsure` when only a person can tell. */
  readonly held: boolean | 'unsure'
}

/** The worst of several verdicts; `undefined` for none. */
export const worst = (given: readonly Verdict[]): Verdict | undefined =>
  verdicts.find((verdict) => given.includes(verdict))

/** The verdict of one judgement of a requirement of this level. The only place where a level becomes a severity. */
export const verdictOf = (level: Level, judgement: Judgement): Verdict => {
  if (judgement.held === 'unsure') return 'review'
  if (judgement.held) return 'pass'
  return level === 'MUST' ? 'fail' : 'warn'
}

/** Whether a verdict makes the run non-conformant. */
export const failsRun = (verdict: Verdict, mode: 'lenient' | 'strict' = 'lenient'): boolean =>
  verdict === 'error' ||
  verdict === 'fail' ||
  verdict === 'not-testable' ||
  (verdict === 'warn' && mode === 'strict')
