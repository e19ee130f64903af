/** What went wrong, as a literal a script can match. */
export type ErrorCode =
  | 'usage' // an option, name or file the user gave is wrong: exit 2
  | 'configuration' // a server definition or its environment is wrong: exit 2
  | 'stage' // the stage of a scenario could not be set: not-testable
  | 'impossible' // the definition has no means for it, and says so: not-applicable
  | 'internal' // a broken assumption of ours: error, exit 3

const errorNames: Readonly<Record<ErrorCode, string>> = {
  usage: 'UsageError',
  configuration: 'ConfigurationError',
  stage: 'StageError',
  impossible: 'ImpossibleError',
  internal: 'InternalError',
}

/** The base of every error the suite throws on purpose. The message names the datum in quotes and says where to mend it. */
export class ConformanceError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = errorNames[code]
    this.code = code
  }
}

/** The user's command line or files are wrong. */
export const usageError = (message: string, cause?: unknown) =>
  new ConformanceError('usage', message, { cause })

/** A server definition, or what it needs around it, is wrong or missing. */
export const configurationError = (message: string, cause?: unknown) =>
  new ConformanceError('configuration', message, { cause })

/** The stage of a scenario could not be set, so what it judges is not testable. */
export const stageError = (message: string, cause?: unknown) =>
  new ConformanceError('stage', message, { cause })

/** The definition has no means for what a scenario wants: what it judges is not applicable, and the report says why. */
export const impossibleError = (message: string) => new ConformanceError('impossible', message)

/** Throws when one of our own invariants is broken. */
export function assertInvariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ConformanceError('internal', message)
}

/** One line for any thrown value: its message, and the messages of its causes. */
export const describeError = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown)
  const cause =
    thrown.cause === undefined || thrown instanceof ConformanceError
      ? ''
      : ` (${describeError(thrown.cause)})`
  const code = 'code' in thrown && !(thrown instanceof ConformanceError) ? `${thrown.code}: ` : ''
  return `${thrown.message.startsWith(code) ? '' : code}${thrown.message}${cause}`
}

/** The code of an error of ours that crossed a process boundary and kept only its stack or text. */
export const codeInStack = (stack: string): ErrorCode | undefined => {
  const entries = Object.entries(errorNames) as [ErrorCode, string][]
  return entries.find(([, name]) => stack.startsWith(`${name}: `))?.[0]
}
