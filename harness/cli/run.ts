import { join } from 'node:path'
import { defaultServers } from '../../fixtures/definitions/load.ts'
import { findBrowser } from '../browser/find-browser.ts'
import type { Results } from '../judge/results.ts'
import { assertChoicesAgree } from './contradictions.ts'
import { orInterrupted } from './interruption.ts'
import { chooseServers, makePlan, mostWorkers, ofTheKindAsked, type ChosenServer } from './plan.ts'
import { play } from './play.ts'
import { openReportFolder, type ReportFolder } from './report-folder.ts'
import { readJsonFile, type RunOptions } from './run-options.ts'
import { bringUp } from './running.ts'

/**
 * Judges the chosen servers and writes the reports. Resolves to the exit code. Rejects with a
 * `usage` or `configuration` error, or an `Interruption`, when no report could be made: that of an
 * earlier run then stays as it was.
 */
export const run = async (options: RunOptions, reproduce: string): Promise<number> => {
  const baseline = await baselineOf(options)
  const names = options.server.length > 0 ? options.server : defaultServers
  const servers = await chooseServers(names, options.launch)
  assertChoicesAgree(options, servers)
  const folder = await openReportFolder(options.out)
  try {
    const results = await judged(options, servers, folder, reproduce)
    const mode = options.strict ? 'strict' : 'lenient'
    if (baseline) await tellOfBaseline(results, baseline, mode)
    const { exitCode } = await import('../../reports/exit-code.ts')
    return exitCode(results, { mode, ...(baseline ? { baseline } : {}) })
  } finally {
    await folder.discard()
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`)

const baselineOf = async ({ baseline }: RunOptions): Promise<Results | undefined> => {
  if (baseline === undefined) return undefined
  const { validateResults } = await import('../../reports/validate.ts')
  return validateResults(readJsonFile(baseline, '--baseline'), baseline)
}

const tellOfBaseline = async (
  results: Results,
  baseline: Results,
  mode: 'lenient' | 'strict',
): Promise<void> => {
  const { compareWithBaseline } = await import('../../reports/baseline.ts')
  const { covered, unexpected, mended } = compareWithBaseline(results, baseline, mode)
  if (covered) say('baseline: every miss is in it')
  for (const { server, id, verdict } of unexpected)
    say(`baseline: not in it: ${server} ${id} (${verdict})`)
  for (const { server, id } of mended) say(`baseline: no longer missed: ${server} ${id}`)
}

const judged = async (
  options: RunOptions,
  servers: readonly ChosenServer[],
  folder: ReportFolder,
  reproduce: string,
): Promise<Results> => {
  const browser = options.userAgent === 'http' ? undefined : await orInterrupted(findBrowser(say))
  if (options.userAgent !== 'http' && !browser)
    say('no browser is to be had here: the http user agent walks the pages instead')
  const userAgent = browser ? 'browser' : 'http'
  const up = await bringUp(ofTheKindAsked(servers, options), say, mostWorkers(options))
  try {
    const plan = makePlan({ ...options, out: folder.unfinished }, servers, {
      userAgent,
      browser: browser?.path ?? null,
      startedAt: new Date(),
      reproduce,
      running: up.running,
    })
    // The reports are loaded while the scenarios run, which leave this process idle.
    const [{ results, secrets }, { tell }] = await Promise.all([
      play(plan, options.shard),
      import('./tell.ts'),
    ])
    await up.keepLogs(join(plan.outDir, 'evidence'), secrets)
    await orInterrupted(tell(results, folder, say))
    return results
  } finally {
    await up.stop()
  }
}
