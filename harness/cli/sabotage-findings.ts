import type { Requirement } from '../judge/requirement.ts'
import type { Findings, Snapshot } from './mutant-findings.ts'

/** What a proof knows of a sabotage. */
export interface NamedSabotage {
  readonly name: string
  /** The requirements it must turn red. */
  readonly turns: readonly string[]
  /** The requirements, and the topics, that it may turn red too. */
  readonly mayTurn?: readonly string[]
}

/** One pass at one server, and what could turn it red. */
export interface ProvenRow {
  readonly id: string
  /** The sabotages that turned it red by a judgement that did not hold, and were to or may. */
  readonly turnedBy: readonly string[]
  /** Those that turned it red although they break nothing it rests on: nothing is proven by them. */
  readonly unexplained: readonly string[]
  /** Why no sabotage between the suite and a server could; absent where one can. */
  readonly beyondSabotage?: string
}

/** What a proof found out about one server. */
export interface ServerProof {
  readonly server: string
  readonly rows: readonly ProvenRow[]
  /** What a sabotage must turn red, was to be seen passing, and stayed green. */
  readonly unmoved: readonly { readonly sabotage: string; readonly id: string }[]
}

/** The name under which a server plays with a sabotage in between. */
export const sabotagedName = (server: string, sabotage: string): string => `${server}~${sabotage}`

/** Whether a sabotage names a requirement as one that it turns red, everywhere or at some servers. Pure. */
export const isAimedAt = ({ turns, mayTurn = [] }: NamedSabotage, id: string): boolean =>
  turns.includes(id) || mayTurn.includes(id)

/** Whether a sabotage says that a requirement turns red by it: by its name, or by its topic. Pure. */
export const explains = (sabotage: NamedSabotage, id: string): boolean =>
  isAimedAt(sabotage, id) || sabotage.mayTurn?.includes(id.split('.')[0] ?? '') === true

/** Compares what passed at a server with what each sabotage turned red there. Pure. */
export const proofOf = (
  server: string,
  passed: readonly Pick<Requirement, 'id' | 'beyondSabotage'>[],
  sabotages: readonly NamedSabotage[],
  found: Snapshot,
): ServerProof => {
  const redAt = (sabotage: string): Findings => found[sabotagedName(server, sabotage)] ?? {}
  return {
    server,
    rows: passed.map(({ id, beyondSabotage }) => {
      const red = sabotages.filter(({ name }) => redAt(name)[id] === 'failed')
      return {
        id,
        turnedBy: red.filter((one) => explains(one, id)).map(({ name }) => name),
        unexplained: red.filter((one) => !explains(one, id)).map(({ name }) => name),
        ...(beyondSabotage === undefined ? {} : { beyondSabotage }),
      }
    }),
    unmoved: sabotages.flatMap(({ name, turns }) =>
      turns
        .filter((id) => passed.some((row) => row.id === id) && redAt(name)[id] !== 'failed')
        .map((id) => ({ sabotage: name, id })),
    ),
  }
}

/** A pass that nothing could turn red, and that nobody has explained. */
export const isVacuous = ({
  turnedBy,
  beyondSabotage,
}: Pick<ProvenRow, 'turnedBy' | 'beyondSabotage'>): boolean =>
  turnedBy.length === 0 && beyondSabotage === undefined
