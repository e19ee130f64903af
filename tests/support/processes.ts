import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** How long to wait between two looks, in milliseconds. */
const pollIntervalMs = 50

/** Waits until something holds; rejects, naming it, when that takes too long. */
export const until = async (what: string, holds: () => boolean, limitMs: number): Promise<void> => {
  const deadline = performance.now() + limitMs
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`)
    await delay(pollIntervalMs)
  }
}

/** Why processes cannot be looked up on this machine; undefined where they can. */
export const noProcessList = existsSync('/proc/self/environ')
  ? undefined
  : 'this machine has no /proc to look processes up in'

/** The command lines of the living processes that were started with this variable, by whatever other process. */
export const processesWith = (variable: string, value: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
        if (!environment.includes(`${variable}=${value}`)) return []
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()]
      } catch {
        // It has ended in the meantime.
        return []
      }
    })
