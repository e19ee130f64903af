import { mutantServerName, type LocatedMutant } from '../../fixtures/mutation/mutant.ts'
import type { RequirementResult, Results } from '../judge/results.ts'

/** How a requirement went red: by a judgement that did not hold, or without one. */
export type Red = 'failed' | 'not-testable'

/** What went red at one mutant, by requirement id. */
export type Findings = Readonly<Record<string, Red>>

/** What goes red at every mutant, by its name. */
export type Snapshot = Readonly<Record<string, Findings>>

/** What the suite found in one mutant, next to what it must find. */
export interface Comparison {
  readonly mutant: LocatedMutant
  /** It is about these, and no judgement of them failed: the suite is blind to it. */
  readonly overlooked: readonly string[]
  /** Red, and not so in the snapshot: false alarms, or a defect with a wider reach. */
  readonly unexpected: readonly string[]
  /** Red in the snapshot, and no longer so. */
  readonly gone: readonly string[]
}

/** What went red at each mutant of a run. Pure. */
export const findingsOf = ({ servers }: Results): Snapshot =>
  Object.fromEntries(
    servers.map(({ name, requirements }) => [
      name,
      Object.fromEntries(
        requirements.flatMap((row) => {
          const red = redOf(row)
          return red === undefined ? [] : [[row.id, red] as const]
        }),
      ),
    ]),
  )

/** A verdict tells less than the judgements: one that could not be set hides one that failed. */
const redOf = ({ verdict, scenarios }: RequirementResult): Red | undefined => {
  const judgements = scenarios.flatMap((scenario) => scenario.judgements)
  if (judgements.some(({ held }) => held === false)) return 'failed'
  return verdict === 'pass' || verdict === 'not-applicable' ? undefined : 'not-testable'
}

/**
 * Compares what was found in a mutant with what it is about and, where one is given, with its
 * snapshot. Where only some
 * requirements were judged, only those are compared.
 */
export const compareMutant = (
  mutant: LocatedMutant,
  findings: Snapshot,
  snapshot: Snapshot | undefined,
  judged: readonly string[],
): Comparison => {
  const found = findings[mutantServerName(mutant.name)] ?? {}
  const known = snapshot?.[mutant.name] ?? {}
  const isMeant = (id: string) => judged.length === 0 || judged.includes(id)
  return {
    mutant,
    overlooked: mutant.fails.filter((id) => isMeant(id) && found[id] !== 'failed'),
    unexpected: snapshot
      ? Object.keys(found).filter((id) => found[id] !== known[id] && isMeant(id))
      : [],
    gone: Object.keys(known).filter((id) => found[id] === undefined && isMeant(id)),
  }
}

/** Whether a mutant is found as it must be. */
export const isFound = ({ overlooked, unexpected, gone }: Comparison): boolean =>
  overlooked.length + unexpected.length + gone.length === 0

/** One comparison in lines of text. */
export const tellMutant = (comparison: Comparison): string => {
  const { mutant, overlooked, unexpected, gone } = comparison
  return [
    `${isFound(comparison) ? 'found' : 'WRONG'}  ${mutant.name}: fails ${mutant.fails.join(', ')}`,
    ...overlooked.map((id) => `       not failed by any judgement: ${id}`),
    ...unexpected.map((id) => `       red, and not so in the snapshot: ${id}`),
    ...gone.map((id) => `       red in the snapshot, and no longer so: ${id}`),
    ...(unexpected.length + gone.length > 0
      ? [
          `       review it, then: consent-conformance mutants --mutant ${mutant.name} --whole --accept`,
        ]
      : []),
  ].join('\n')
}
