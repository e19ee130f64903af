import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
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
const commandLimitMs = 10 * 60_000

/** Where and how long a command runs. */
interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Default {@link commandLimitMs}. */
  readonly limitMs?: number
}

/** A command that runs. */
export interface StartedCommand {
  /** What it has said on its standard output so far. */
  stdout(): string
  hasEnded(): boolean
  /** Sends a signal to the command and whatever shares its process group, as a terminal does. */
  signalGroup(signal: NodeJS.Signals): void
  /** Waits until it has ended; kills it, and rejects with what it said, when that takes too long. */
  within(limitMs: number): Promise<Outcome>
}

/** Starts a command of the suite in a process group of its own, as a user's shell would. */
export const startCommand = (
  args: readonly string[],
  { cwd, env }: Pick<Surroundings, 'cwd' | 'env'> = {},
): StartedCommand => {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const ended = once(child, 'close').then(([code]): Outcome => ({ code: code as number, ...said }))
  const signalGroup = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined) process.kill(-child.pid, signal)
  }
  return {
    stdout: () => said.stdout,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    signalGroup,
    async within(limitMs) {
      const over = new AbortController()
      const late = delay(limitMs, undefined, { signal: over.signal }).then(() => {
        signalGroup('SIGKILL')
        throw new Error(`not ended after ${limitMs} ms; it said: ${said.stdout}${said.stderr}`)
      })
      late.catch(() => {})
      return Promise.race([ended, late]).finally(() => over.abort())
    },
  }
}

/** Runs a command of the suite to its end. */
export const consentConformance = (
  args: readonly string[],
  { limitMs = commandLimitMs, ...surroundings }: Surroundings = {},
): Promise<Outcome> => startCommand(args, surroundings).within(limitMs)

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
