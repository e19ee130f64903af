/** How a terminal wants to be written to. */
export interface TerminalStyle {
  /** In columns. */
  readonly width: number
  readonly color: 'ansi' | 'none'
}

/** The part of an output stream that its style depends on. */
export interface OutputStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** The width assumed where nobody says, in columns. */
const defaultWidth = 100
/** The narrowest table that is still one, in columns. */
const leastWidth = 50

/**
 * The style for a stream: colours on a terminal only, never with a non-empty `NO_COLOR`
 * (no-color.org), and always with a `FORCE_COLOR` other than `0`.
 */
export const terminalStyle = (
  stream: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
): TerminalStyle => {
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0'
  const wanted = forced || (stream.isTTY === true && env['TERM'] !== 'dumb')
  return {
    width: Math.max(leastWidth, stream.columns || defaultWidth),
    color: wanted && !env['NO_COLOR'] ? 'ansi' : 'none',
  }
}
