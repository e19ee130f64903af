import type { Results } from '../harness/judge/results.ts'
import { failsRun, verdicts, type Verdict } from '../harness/judge/verdict.ts'
import { colorsFor, painted } from './paint.ts'
import { isJudged } from './summarize.ts'
import type { TerminalStyle } from './terminal.ts'
import { oneLine, verdictSymbols } from './wording.ts'

/** What differs between two results about one requirement of one server. */
export interface Change {
  readonly server: string
  readonly id: string
  /** `undefined` where the earlier results do not have it. */
  readonly before: Verdict | undefined
  /** `undefined` where the later results do not have it. */
  readonly after: Verdict | undefined
  /**
   * What was judged and is not any more is `worse`: a miss may hide behind it, be a capability
   * undeclared or a part of the run left out. `neither` where nothing was judged before, and nothing
   * is missed now.
   */
  readonly direction: 'worse' | 'better' | 'neither'
}

/** What differs between two results. */
export interface ResultsDiff {
  /** By server and requirement, in the order of the later results; what is gone comes last. */
  readonly changes: readonly Change[]
  /** Whether any change is for the worse. */
  readonly worsened: boolean
}

/** Compares the verdicts of two results; reasons, scenarios and evidence are not compared. */
export const diffResults = (before: Results, after: Results): ResultsDiff => {
  const earlier = verdictsOf(before)
  const later = verdictsOf(after)
  const keys = new Set([...later.keys(), ...earlier.keys()])
  const changes = [...keys].flatMap((key) => {
    const [old, now] = [earlier.get(key), later.get(key)]
    const subject = now ?? old
    if (!subject || old?.verdict === now?.verdict) return []
    const { server, id } = subject
    const direction = directionOf(old?.verdict, now?.verdict)
    return [{ server, id, before: old?.verdict, after: now?.verdict, direction }]
  })
  return { changes, worsened: changes.some(({ direction }) => direction === 'worse') }
}

/** A diff as text for the terminal, one line for each change. */
export const renderDiff = ({ changes }: ResultsDiff, style: TerminalStyle): string => {
  if (changes.length === 0) return 'nothing changed\n'
  const colors = colorsFor(style)
  const shown = (verdict: Verdict | undefined, absent: string) =>
    verdict ? painted(`${verdictSymbols[verdict]} ${verdict}`, verdict, colors) : absent
  const lines = changes.map(({ server, id, before, after, direction }) => {
    const mark = { worse: colors.red('worse '), better: colors.green('better'), neither: '      ' }
    const transition = `${shown(before, 'new')} → ${shown(after, 'gone')}`
    const loss = isLost({ before, after }) ? ' (no longer judged)' : ''
    return `${mark[direction]}  ${oneLine(server)}  ${id}  ${transition}${loss}`
  })
  const count = (direction: Change['direction']) =>
    changes.filter((change) => change.direction === direction).length
  return `${lines.join('\n')}\n${count('worse')} worse, ${count('better')} better, ${count('neither')} neither\n`
}

interface Judged {
  readonly server: string
  readonly id: string
  readonly verdict: Verdict
}

const verdictsOf = (results: Results): Map<string, Judged> =>
  new Map(
    results.servers.flatMap(({ name, requirements }) =>
      requirements.map(
        ({ id, verdict }) => [JSON.stringify([name, id]), { server: name, id, verdict }] as const,
      ),
    ),
  )

const isTold = (verdict: Verdict | undefined): verdict is Verdict =>
  verdict !== undefined && verdict !== 'not-applicable'

/** Whether a verdict about the server was given, and none is now. */
const isLost = ({ before, after }: Pick<Change, 'before' | 'after'>): boolean =>
  before !== undefined && isJudged(before) && !isTold(after)

const directionOf = (
  before: Verdict | undefined,
  after: Verdict | undefined,
): Change['direction'] => {
  // A miss that was not there before is worse, even if nobody judged the requirement then.
  if (!isTold(before)) return after && failsRun(after) ? 'worse' : 'neither'
  if (!isTold(after)) return isLost({ before, after }) ? 'worse' : 'neither'
  return verdicts.indexOf(after) < verdicts.indexOf(before) ? 'worse' : 'better'
}
