import { AllureReport, resolveConfig } from '@allurereport/core'

/**
 * Turns Allure results into the Allure 3 report: one `index.html` that opens from disk, grouped by
 * profile, topic and requirement. Rejects when Allure does not succeed.
 *
 * Allure's own library, not its command: loaded while the scenarios run, it answers a second sooner.
 */
export const generateAllureReport = async (
  resultsDir: string,
  reportDir: string,
  { name }: { readonly name: string },
): Promise<void> => {
  const config = await resolveConfig({
    name,
    output: reportDir,
    plugins: {
      awesome: { options: { singleFile: true, groupBy: ['epic', 'feature', 'story'] } },
    },
  })
  const report = new AllureReport(config)
  await report.start()
  await report.readDirectory(resultsDir)
  await report.done()
}
