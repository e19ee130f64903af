import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { configurationError } from '../judge/errors.ts'
import { assertPortFree } from './free-port.ts'
import { createLog, type Log } from './log.ts'
import type { Supervision } from './supervision.ts'

/** How long a server may take to become ready unless its launch says otherwise, in milliseconds. */
export const processReadyLimitMs = 60_000
/** How long a server may take to end by itself before it and all it started are killed, in milliseconds. */
export const processStopLimitMs = 5_000

/** How long to wait between two looks at a server that does not answer yet, in milliseconds. */
const pollIntervalMs = 100

/** How to tell that a server is ready: an address that answers without an error, or a line of its log. */
export type Readiness = { readonly url: string } | { readonly logLine: RegExp }

/** A server under test that is a program on this machine. */
export interface ProcessOptions {
  readonly command: string
  readonly args?: readonly string[]
  readonly cwd?: string
  /** Added to the environment of the suite. */
  readonly env?: Readonly<Record<string, string>>
  /** The loopback port it will listen on; an occupied one is told before anything is started. */
  readonly port?: number
  readonly ready: Readiness
  /** Default {@link processReadyLimitMs}. */
  readonly limitMs?: number
  /** Default {@link processStopLimitMs}. */
  readonly stopLimitMs?: number
}

/** A program that was started and is ready. */
export interface LaunchedProcess {
  /** What it has written so far; its end when that is much. */
  logs(): string
  /** Ends it and everything it has started; safe to call twice. */
  stop(): Promise<void>
}

/**
 * Starts a program and waits until it is ready. It ends with this process, however this process
 * ends. Rejects with a `configuration` error that names the command and quotes its log when its
 * port is occupied, or when it ends or takes too long before it is ready.
 */
export const launchProcess = async (options: ProcessOptions): Promise<LaunchedProcess> => {
  if (options.port !== undefined) await assertPortFree(options.port)
  const log = createLog()
  const supervisor = startSupervised(options)
  supervisor.stdout?.setEncoding('utf8').on('data', log.add)
  supervisor.stderr?.setEncoding('utf8').on('data', log.add)
  const ended = once(supervisor, 'exit')
  const stop = async (): Promise<void> => {
    supervisor.stdin?.end()
    await ended
  }
  try {
    await becomeReady(options, supervisor, log)
  } catch (error) {
    await stop()
    throw error
  }
  return { logs: log.text, stop }
}

const startSupervised = (options: ProcessOptions): ChildProcess => {
  const { command, args = [], cwd, env, stopLimitMs = processStopLimitMs } = options
  const supervision: Supervision = {
    command,
    args,
    stopLimitMs,
    ...(cwd === undefined ? {} : { cwd }),
  }
  const supervisor = fileURLToPath(new URL('supervisor.js', import.meta.url))
  return spawn(process.execPath, [supervisor, JSON.stringify(supervision)], {
    env: { ...process.env, ...env },
    stdio: 'pipe',
    // Out of the terminal's group: Ctrl-C is for the suite, which then stops its servers in order.
    detached: true,
    windowsHide: true,
  })
}

const becomeReady = async (
  { command, args = [], ready, limitMs = processReadyLimitMs }: ProcessOptions,
  supervisor: ChildProcess,
  log: Log,
): Promise<void> => {
  const over = new AbortController()
  const outcome = await Promise.race([
    isReady(ready, log, over.signal).then(() => 'ready' as const),
    once(supervisor, 'close', { signal: over.signal }).then(() => 'ended' as const),
    delay(limitMs, 'late' as const, { signal: over.signal }),
  ]).finally(() => over.abort())
  if (outcome === 'ready') return
  const said = log.text().trimEnd().slice(-500) || 'nothing'
  const what =
    outcome === 'late' ? `was not ready after ${limitMs} ms` : 'ended before it was ready'
  throw configurationError(`"${[command, ...args].join(' ')}" ${what}; it said: ${said}`)
}

const isReady = async (ready: Readiness, log: Log, signal: AbortSignal): Promise<void> => {
  const holds =
    'url' in ready ? () => answers(ready.url, signal) : () => hasLine(log, ready.logLine)
  while (!(await holds())) await delay(pollIntervalMs, undefined, { signal })
}

const hasLine = (log: Log, line: RegExp): boolean =>
  log
    .text()
    .split('\n')
    .some((text) => line.test(text))

/** Whether an address answers, and not with an error. */
const answers = async (url: string, signal: AbortSignal): Promise<boolean> => {
  try {
    const { statusCode, body } = await request(url, { signal })
    await body.dump()
    return statusCode < 400
  } catch {
    return false
  }
}
