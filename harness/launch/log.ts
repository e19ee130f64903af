/** How much of a server's log is kept, in characters. */
export const keptLogLength = 256 * 1024

/** A server's log; keeps its end when it grows beyond the bound. */
export interface Log {
  /** Adds a piece of text as it arrives. */
  readonly add: (text: string) => void
  /** Adds one line. */
  readonly line: (line: string) => void
  /** What was kept; says so where the beginning is cut off. */
  readonly text: () => string
}

/** An empty log that keeps its last `limit` characters. */
export const createLog = (limit = keptLogLength): Log => {
  let kept = ''
  let dropped = 0
  const add = (text: string): void => {
    kept += text
    // Cut only once twice the bound is reached, so that a chatty server costs no copy per line.
    if (kept.length <= limit * 2) return
    dropped += kept.length - limit
    kept = kept.slice(-limit)
  }
  return {
    add,
    line: (line) => add(`${line}\n`),
    text() {
      const cut = dropped + Math.max(0, kept.length - limit)
      return cut === 0 ? kept : `… ${cut} characters cut off …\n${kept.slice(-limit)}`
    },
  }
}
