import Table from 'cli-table3'
import type { Matrix, MatrixColumn } from './matrix.ts'
import { markdownText } from './markdown.ts'
import { colorsFor, painted, paintedOutcome } from './paint.ts'
import { plainFrame } from './table-frame.ts'
import type { TerminalStyle } from './terminal.ts'
import { coverageLine, legend, symbolOf } from './wording.ts'

/**
 * A matrix for the terminal: symbols with a legend. Where the names of the servers do not fit
 * beside the requirements, the columns have numbers and the names stand above.
 */
export const renderMatrix = (matrix: Matrix, style: TerminalStyle): string => {
  const colors = colorsFor(style)
  const rows = matrix.topics.flatMap((topic) => topic.rows)
  const idWidth = Math.max(0, ...rows.map(({ id }) => id.length)) + 4
  const namesWidth = matrix.columns.reduce((sum, { label }) => sum + label.length + 2, 0)
  const namesFit = idWidth + namesWidth <= style.width
  const labels = matrix.columns.map(({ label }, index) => (namesFit ? label : String(index + 1)))

  const table = new Table(plainFrame)
  table.push(['', ...labels.map((label) => colors.bold(label))])
  for (const { topic, rows: judged } of matrix.topics) {
    table.push([{ colSpan: labels.length + 1, content: colors.bold(topic) }])
    for (const { id, cells } of judged) {
      const symbols = cells.map((cell) =>
        cell ? painted(symbolOf(cell), cell.verdict, colors) : '',
      )
      table.push([`  ${id}`, ...symbols])
    }
  }
  const names = matrix.columns.map(({ label, version, ...column }, index) => {
    const number = namesFit ? '' : `${index + 1}  `
    const shares = colors.dim(coverageLine(column))
    return `${number}${label} ${colors.dim(version)}  ${paintedOutcome(column.outcome, colors)}${shares === '' ? '' : `  ${shares}`}`
  })
  const body = table.toString().replace(/ +$/gm, '')
  return `${names.join('\n')}\n\n${body}\n\n${legend}\nblank: not asked\n`
}

const outcomeCells = {
  conformant: '**yes**',
  'not conformant': '**no**',
  'not judged': 'not judged',
} as const

/** A matrix as a Markdown table with a legend. */
export const renderMatrixMarkdown = (matrix: Matrix): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line([
      'requirement',
      'level',
      ...matrix.columns.map(({ label, version }) => markdownText(withVersion(label, version))),
    ]),
    `| --- | --- |${' :---: |'.repeat(matrix.columns.length)}`,
    ...matrix.topics.flatMap(({ rows }) =>
      rows.map(({ id, level, cells }) =>
        line([markdownText(id), level, ...cells.map((cell) => (cell ? symbolOf(cell) : ' '))]),
      ),
    ),
    line(['judged', '', ...matrix.columns.map(sharesOf)]),
    line(['**conformant**', '', ...matrix.columns.map(({ outcome }) => outcomeCells[outcome])]),
    '',
    `${legend}; blank: not asked`,
    '',
  ].join('\n')
}

const sharesOf = ({ coverage }: MatrixColumn): string =>
  Object.entries(coverage)
    .map(([profile, { judged, of }]) => `${profile} ${judged}/${of}`)
    .join('<br>')

const withVersion = (label: string, version: string): string =>
  label.includes(version) ? label : `${label} ${version}`
