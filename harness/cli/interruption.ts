/** The signals by which a user or a build server ends a command, and their numbers. */
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/** What ends a command that was interrupted. */
export class Interruption extends Error {
  /** 128 and the number of the signal, as shells have it: 130 for Ctrl-C, 143 for `kill`. */
  readonly exitCode: number

  constructor(signal: keyof typeof signals) {
    super(`interrupted by ${signal}: no report was written, and what was started is stopped`)
    this.name = 'Interruption'
    this.exitCode = 128 + signals[signal]
  }
}

let interrupt: (interruption: Interruption) => void
const interrupted = new Promise<never>((_resolve, reject) => {
  interrupt = reject
})
// It may come when nothing waits.
interrupted.catch(() => {})

/**
 * From now on a signal does not end the process at once, but whatever waits in
 * {@link orInterrupted}. A second signal changes nothing: what is then left to do has limits of its own.
 */
export const heedInterruptions = (): void => {
  for (const signal of Object.keys(signals) as (keyof typeof signals)[])
    process.on(signal, () => interrupt(new Interruption(signal)))
}

/** Waits for work; rejects with an {@link Interruption} as soon as the user interrupts. The work itself goes on. */
export const orInterrupted = <T>(work: Promise<T>): Promise<T> => Promise.race([work, interrupted])
