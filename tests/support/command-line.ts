import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Results } from '../../harness/judge/results.ts'

const main = fileURLToPath(new URL('../../harness/cli/main.js', import.meta.url))

/** What a command of the suite said and how it ended. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How long a command may take before it counts as hung and is killed, in milliseconds. */
const commandLimitMs = 5 * 60_000

/** Where and how long a command runs. */
interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Default {@link commandLimitMs}. */
  readonly limitMs?: number
}

/** Runs a command of the suite in a process of its own, as a user's shell would. */
export const consentConformance = (
  args: readonly string[],
  options: Surroundings = {},
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.limitMs ?? commandLimitMs,
      killSignal: 'SIGKILL',
    })
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({
        code,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    )
  })

/** An empty folder that `remove` takes away again. */
export const temporaryFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'consent-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The results a run wrote below a folder. */
export const resultsIn = (folder: string): Results =>
  JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results

/** Whether a run left anything at a path. */
export const isWritten = (path: string): boolean => existsSync(path)

/** The verdicts of the only server of a run, by requirement. */
export const verdictsOf = (results: Results): Map<string, string> =>
  new Map(results.servers.flatMap((s) => s.requirements.map((r) => [r.id, r.verdict] as const)))
