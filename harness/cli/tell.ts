import { join } from 'node:path'
import { generateAllureReport } from '../../reports/allure.ts'
import { renderTable } from '../../reports/table.ts'
import { terminalStyle } from '../../reports/terminal.ts'
import { writeReports } from '../../reports/write.ts'
import type { Results } from '../judge/results.ts'

/** Writes every report of a run into its folder and prints the verdict table. */
export const tell = async (results: Results, outDir: string, say: (line: string) => void) => {
  await writeReports(results, outDir)
  await generateAllureReport(join(outDir, 'allure-results'), join(outDir, 'allure-report'), {
    name: 'Consent conformance',
  })
  say(renderTable(results, terminalStyle(process.stdout, process.env)))
  say(`reports: ${join(outDir, 'report.html')}, ${join(outDir, 'allure-report', 'index.html')}`)
}
