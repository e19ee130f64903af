import type { Requirement } from '../judge/requirement.ts'
import type { Findings, Snapshot } from './mutant-findings.ts'

/** One pass at one server, and what could turn it red. */
export interface ProvenRow {
  readonly id: string
  /** The sabotages that turned it red by a judgement that did not hold. */
  readonly turnedBy: readonly string[]
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

/** Compares what passed at a server with what each sabotage turned red there. Pure. */
export const proofOf = (
  server: string,
  passed: readonly Pick<Requirement, 'id' | 'beyondSabotage'>[],
  sabotages: readonly { readonly name: string; readonly turns: readonly string[] }[],
  found: Snapshot,
): ServerProof => {
  const redAt = (sabotage: string): Findings => found[sabotagedName(server, sabotage)] ?? {}
  return {
    server,
    rows: passed.map(({ id, beyondSabotage }) => ({
      id,
      turnedBy: sabotages.map(({ name }) => name).filter((name) => redAt(name)[id] === 'failed'),
      ...(beyondSabotage === undefined ? {} : { beyondSabotage }),
    })),
    unmoved: sabotages.flatMap(({ name, turns }) =>
      turns
        .filter((id) => passed.some((row) => row.id === id) && redAt(name)[id] !== 'failed')
        .map((id) => ({ sabotage: name, id })),
    ),
  }
}

/** A pass that nothing could turn red, and that nobody has explained. */
export const isVacuous = ({ turnedBy, beyondSabotage }: ProvenRow): boolean =>
  turnedBy.length === 0 && beyondSabotage === undefined

/** A proof in lines of text, the vacuous passes last. */
export const tellProof = ({ server, rows, unmoved }: ServerProof): string => {
  const vacuous = rows.filter(isVacuous)
  const proven = rows.filter(({ turnedBy }) => turnedBy.length > 0)
  const beyond = rows.filter((row) => row.turnedBy.length === 0 && !isVacuous(row))
  return [
    `${server}: ${proven.length} of ${rows.length} passes proven`,
    ...proven.map(({ id, turnedBy }) => `  proven   ${id}: ${turnedBy.join(', ')}`),
    ...beyond.map(({ id, beyondSabotage }) => `  beyond   ${id}: ${beyondSabotage}`),
    ...unmoved.map(
      ({ sabotage, id }) => `  unmoved  ${id}: "${sabotage}" did not turn it red here`,
    ),
    ...vacuous.map(({ id }) => `  VACUOUS  ${id}: nothing that was broken turned it red`),
  ].join('\n')
}

/** The proofs as a Markdown page: for each server a table of row × sabotage. */
export const proofMarkdown = (
  proofs: readonly ServerProof[],
  sabotages: readonly { readonly name: string; readonly does: string }[],
): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# Which passes could be turned red',
    '',
    ...sabotages.map(({ name, does }, at) => `${at + 1}. \`${name}\`: ${does}`),
    ...proofs.flatMap(({ server, rows }) => [
      '',
      `## ${server}`,
      '',
      line(['row', ...sabotages.map((_, at) => String(at + 1)), '']),
      line(['---', ...sabotages.map(() => ':-:'), '---']),
      ...rows.map((row) =>
        line([
          row.id,
          ...sabotages.map(({ name }) => (row.turnedBy.includes(name) ? '✗' : ' ')),
          isVacuous(row)
            ? '**vacuous**'
            : row.turnedBy.length > 0
              ? ''
              : (row.beyondSabotage ?? ''),
        ]),
      ),
    ]),
    '',
  ].join('\n')
}
