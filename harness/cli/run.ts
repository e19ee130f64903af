import { join } from 'node:path'
import { defaultServers } from '../../fixtures/servers/index.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { chooseServers, makePlan } from './plan.ts'
import { play } from './play.ts'
import { readJsonFile, type RunOptions } from './run-options.ts'
import { bringUp } from './running.ts'

/**
 * Judges the chosen servers and writes the reports. Resolves to the exit code; rejects with a
 * `usage` or `configuration` error before anything is written.
 */
export const run = async (options: RunOptions, reproduce: string): Promise<number> => {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const baseline =
    options.baseline === undefined
      ? undefined
      : (await import('../../reports/validate.ts')).validateResults(
          readJsonFile(options.baseline, '--baseline'),
          options.baseline,
        )
  const names = options.server.length > 0 ? options.server : defaultServers
  const servers = await chooseServers(names, options.launch)
  const browser = options.userAgent === 'http' ? undefined : await findBrowser(say)
  if (options.userAgent !== 'http' && !browser)
    say('no browser is to be had here: the http user agent walks the pages instead')
  const userAgent = browser ? 'browser' : 'http'
  const up = await bringUp(servers, say)
  try {
    const plan = makePlan(options, servers, {
      userAgent,
      browser: browser?.path ?? null,
      startedAt: new Date(),
      reproduce,
      running: up.running,
    })
    const results = await play(plan, options.shard)
    await up.keepLogs(join(plan.outDir, 'evidence'))
    // Loaded once the scenarios are over: until then their processes have the memory.
    const { tell } = await import('./tell.ts')
    await tell(results, plan.outDir, say)
    const { exitCode } = await import('../../reports/exit-code.ts')
    return exitCode(results, {
      mode: options.strict ? 'strict' : 'lenient',
      ...(baseline ? { baseline } : {}),
    })
  } finally {
    await up.stop()
  }
}
