import type { Level } from '../harness/judge/requirement.ts'
import type { Outcome, Results, ServerSummary } from '../harness/judge/results.ts'
import { groupedBy, oneLine, topicOf, type Mark } from './wording.ts'

/** Several servers side by side: a row for each requirement, a column for each server. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  /** By topic; topics and requirements in the order in which they first appear. */
  readonly topics: readonly { readonly topic: string; readonly rows: readonly MatrixRow[] }[]
}

/** One judged server. */
export interface MatrixColumn {
  /** Its name, with the version where the name alone is not unique. */
  readonly label: string
  readonly version: string
  readonly outcome: Outcome
  /** How much of each profile was judged. */
  readonly coverage: ServerSummary['coverage']
}

/** One requirement and what is told of it for each column; `undefined` where it was not asked. */
export interface MatrixRow {
  readonly id: string
  readonly level: Level
  readonly cells: readonly (Mark | undefined)[]
}

/** Puts the servers of one or several results side by side. */
export const matrixOf = (...several: readonly Results[]): Matrix => {
  const servers = several.flatMap((results) => results.servers)
  const requirements = servers.flatMap((server) => server.requirements)
  const byId = servers.map((server) => new Map(server.requirements.map((r) => [r.id, markOf(r)])))
  const rows = groupedBy(requirements, ({ id }) => id).flatMap(({ key, items: [first] }) =>
    first ? [{ id: key, level: first.level, cells: byId.map((marks) => marks.get(key)) }] : [],
  )
  return {
    columns: labelled(
      servers.map(({ name, version, summary }) => ({
        label: oneLine(name),
        version: oneLine(version),
        outcome: summary.outcome,
        coverage: summary.coverage,
      })),
    ),
    topics: groupedBy(rows, ({ id }) => topicOf(id)).map(({ key, items }) => ({
      topic: key,
      rows: items,
    })),
  }
}

const markOf = ({ verdict, unjudged }: Mark): Mark =>
  unjudged === undefined ? { verdict } : { verdict, unjudged }

const labelled = (columns: readonly MatrixColumn[]): MatrixColumn[] => {
  const withVersion = columns.map((column) => {
    const isUnique = columns.filter(({ label }) => label === column.label).length === 1
    return isUnique ? column : { ...column, label: `${column.label} ${column.version}` }
  })
  return withVersion.map((column, index) => {
    const before = withVersion.slice(0, index).filter(({ label }) => label === column.label).length
    return before === 0 ? column : { ...column, label: `${column.label} (${before + 1})` }
  })
}
