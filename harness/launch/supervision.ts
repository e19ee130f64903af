/** What the supervisor is told, as JSON in its first argument. */
export interface Supervision {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd?: string
  /** How long the server may take to end by itself before it is killed, in milliseconds. */
  readonly stopLimitMs: number
}
