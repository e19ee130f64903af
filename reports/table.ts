import Table from 'cli-table3'
import wrapAnsi from 'wrap-ansi'
import type { Outcome, RequirementResult, Results, ServerResult } from '../harness/judge/results.ts'
import { colorsFor, painted, paintedOutcome, type Colors } from './paint.ts'
import { countVerdicts, outcomeOfAll } from './summarize.ts'
import { plainFrame } from './table-frame.ts'
import type { TerminalStyle } from './terminal.ts'
import {
  countsLine,
  coverageLine,
  groupedBy,
  oneLine,
  symbolOf,
  topicOf,
  unjudgedLine,
  unjudgedNames,
} from './wording.ts'

/**
 * The verdicts of a run as a table for the terminal, by server and topic, with the reason under
 * everything that is not a pass. Then come how much of each profile was judged and why the rest was
 * not; the last two lines are the counts and what the run comes to.
 */
export const renderTable = (results: Results, style: TerminalStyle): string => {
  const colors = colorsFor(style)
  const parts = results.servers.map((server) => serverPart(server, style.width, colors))
  if (results.servers.length === 1) return parts.join('')
  const everything = countVerdicts(results.servers.flatMap(({ requirements }) => requirements))
  return [
    ...parts.map((part) => `${part}\n`),
    `${colors.bold(`All ${results.servers.length} servers`)}\n`,
    endOf(everything, outcomeOfAll(results.servers), colors),
  ].join('')
}

const serverPart = (server: ServerResult, width: number, colors: Colors): string => {
  const verdictWidth = 22
  const levelWidth = 8
  const requirementWidth = Math.max(20, width - verdictWidth - levelWidth)
  const table = new Table({
    ...plainFrame,
    colWidths: [verdictWidth, requirementWidth, levelWidth],
  })
  for (const { key, items } of groupedBy(server.requirements, ({ id }) => topicOf(id))) {
    table.push([{ colSpan: 3, content: colors.bold(key) }])
    for (const requirement of items) table.push(rowOf(requirement, requirementWidth, colors))
  }
  const heading = `${colors.bold(oneLine(server.name))} ${colors.dim(oneLine(server.version))}`
  const body = table.toString().replace(/ +$/gm, '')
  const shares = wrapAnsi(
    [coverageLine(server.summary), unjudgedWords(server.requirements)].filter(Boolean).join('\n'),
    width,
  )
  return `${heading}\n${body}\n${shares === '' ? '' : `${shares}\n`}${endOf(server.summary.verdicts, server.summary.outcome, colors)}`
}

const unjudgedWords = (requirements: readonly RequirementResult[]): string => {
  const line = unjudgedLine(requirements)
  return line === '' ? '' : `not judged: ${line}`
}

const rowOf = (
  { id, verdict, unjudged, level, reason }: RequirementResult,
  width: number,
  colors: Colors,
): string[] => [
  `  ${painted(`${symbolOf({ verdict, unjudged })} ${unjudged ? unjudgedNames[unjudged] : verdict}`, verdict, colors)}`,
  [id, ...(verdict === 'pass' ? [] : [colors.dim(oneLine(reason))])]
    .map((text) => wrapAnsi(text, width - 2, { hard: true }))
    .join('\n'),
  colors.dim(level),
]

const endOf = (
  counts: ServerResult['summary']['verdicts'],
  outcome: Outcome,
  colors: Colors,
): string => {
  return `${countsLine(counts)}\n${paintedOutcome(outcome, colors)}\n`
}
