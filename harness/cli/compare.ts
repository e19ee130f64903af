import { diffResults, renderDiff } from '../../reports/diff.ts'
import { matrixOf } from '../../reports/matrix.ts'
import { renderMatrix, renderMatrixMarkdown } from '../../reports/matrix-text.ts'
import { terminalStyle } from '../../reports/terminal.ts'
import { validateResults } from '../../reports/validate.ts'
import { readJsonFile } from './run-options.ts'

const style = () => terminalStyle(process.stdout, process.env)
const resultsIn = (file: string) => validateResults(readJsonFile(file, 'results'), file)

/** Several result files side by side; throws a `usage` error that names a file that is none. */
export const matrix = (files: readonly string[], form: 'terminal' | 'markdown'): string => {
  const sideBySide = matrixOf(...files.map(resultsIn))
  return form === 'markdown' ? renderMatrixMarkdown(sideBySide) : renderMatrix(sideBySide, style())
}

/** What changed between two result files, whether anything did, and whether anything got worse. */
export const diff = (
  before: string,
  after: string,
): { readonly text: string; readonly changed: boolean; readonly worsened: boolean } => {
  const found = diffResults(resultsIn(before), resultsIn(after))
  const { changes, worsened } = found
  return { text: renderDiff(found, style()), changed: changes.length > 0, worsened }
}
