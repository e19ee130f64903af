import { join } from 'node:path'
import { generateAllureReport } from '../../reports/allure.ts'
import { renderTable } from '../../reports/table.ts'
import { terminalStyle } from '../../reports/terminal.ts'
import { writeReports } from '../../reports/write.ts'
import type { Results } from '../judge/results.ts'
import type { ReportFolder } from './report-folder.ts'

/** Writes every report of a run, puts them into their place once all are complete, and prints the verdict table. */
export const tell = async (
  results: Results,
  { path, unfinished, publish }: ReportFolder,
  say: (line: string) => void,
) => {
  const allure = {
    results: join(unfinished, 'allure-results'),
    report: join(unfinished, 'allure-report'),
  }
  await Promise.all([
    generateAllureReport(allure.results, allure.report, { name: 'Consent conformance' }),
    writeReports(results, unfinished),
  ])
  await publish()
  say(renderTable(results, terminalStyle(process.stdout, process.env)))
  say(`reports: ${join(path, 'report.html')}, ${join(path, 'allure-report', 'index.html')}`)
}
