import pc from 'picocolors'
import type { Outcome } from '../harness/judge/results.ts'
import type { Verdict } from '../harness/judge/verdict.ts'
import type { TerminalStyle } from './terminal.ts'

/** The colours of picocolors, or the same functions without any effect. */
export type Colors = ReturnType<typeof pc.createColors>

/** The colours that a terminal of this style wants. */
export const colorsFor = ({ color }: TerminalStyle): Colors => pc.createColors(color === 'ansi')

/** The text in the colour of its verdict. */
export const painted = (text: string, verdict: Verdict, colors: Colors): string => {
  const paint = {
    error: colors.magenta,
    fail: colors.red,
    'not-testable': colors.red,
    review: colors.cyan,
    warn: colors.yellow,
    pass: colors.green,
    'not-applicable': colors.dim,
  }[verdict]
  return paint(text)
}

/** What a run comes to, in its colour: that nothing was judged is neither good nor bad. */
export const paintedOutcome = (outcome: Outcome, colors: Colors): string => {
  const paint = {
    conformant: colors.green,
    'not conformant': colors.red,
    'not judged': colors.yellow,
  }[outcome]
  return paint(outcome)
}
