import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertInvariant } from '../harness/judge/errors.ts'

/**
 * Turns Allure results into the Allure 3 report: one `index.html` that opens from disk, grouped by
 * profile, topic and requirement. Rejects with an `internal` error when Allure does not succeed.
 */
export const generateAllureReport = async (
  resultsDir: string,
  reportDir: string,
  { name }: { readonly name: string },
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'consent-allure-'))
  try {
    const config = join(folder, 'allurerc.json')
    await writeFile(
      config,
      JSON.stringify({
        name,
        output: reportDir,
        plugins: {
          awesome: {
            options: { singleFile: true, groupBy: ['epic', 'feature', 'story'] },
          },
        },
      }),
    )
    await allure(['generate', '--config', config, '--cwd', dirname(resultsDir), resultsDir])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs Allure's own command in a process of its own, whose memory ends with it. */
const allure = async (args: readonly string[]): Promise<void> => {
  // The package exports its library only, which stands in a folder beside the command.
  const cli = join(dirname(fileURLToPath(import.meta.resolve('allure'))), '..', 'cli.js')
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  assertInvariant(code === 0, `the Allure report was not made: ${Buffer.concat(output).toString()}`)
}
