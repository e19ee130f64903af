import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assertInvariant } from '../judge/errors.ts'

/** How many scenarios the plan that the environment names would play, without playing any. */
export const countScenarios = async (): Promise<number> => {
  const require = createRequire(import.meta.url)
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
  const config = fileURLToPath(new URL('../../playwright.config.js', import.meta.url))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'test', '--config', config, '--list', '--reporter', 'list'],
    { env: { ...process.env, PW_DISABLE_TS_ESM: '1' }, maxBuffer: 64 << 20 },
  )
  const total = /^Total: (\d+) tests?/m.exec(stdout)?.[1]
  assertInvariant(
    total,
    `Playwright did not say how many scenarios there are: ${stdout.slice(-200)}`,
  )
  return Number(total)
}
