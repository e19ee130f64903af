import { setTimeout as delay } from 'node:timers/promises'
import { configurationError } from './judge/errors.ts'

/** Waits for a server to come up; rejects with a `configuration` error when that takes longer than `limitMs`. */
export const withinLaunchLimit = async <T>(start: Promise<T>, limitMs: number): Promise<T> => {
  const over = new AbortController()
  const late = delay(limitMs, undefined, { signal: over.signal }).then(() => {
    throw configurationError(`it was not up after ${limitMs / 1000} s`)
  })
  // Once the server is up, nobody hears that the waiting was called off.
  late.catch(() => {})
  return Promise.race([start, late]).finally(() => over.abort())
}
