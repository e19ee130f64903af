/** What a management API refuses, before it is put into the vendor's words. */
export type FailureKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'malformed'
  | 'invalid'
  | 'too-large'
  | 'conflict'
  | 'not-allowed'
  | 'internal'

/** A request a management API refuses; the message names the datum. */
export class ManagementFailure extends Error {
  readonly kind: FailureKind
  /** What exactly the vendor calls it, where it has several names for one kind. */
  readonly code: string | undefined

  constructor(kind: FailureKind, message: string, code?: string) {
    super(message)
    this.name = 'ManagementFailure'
    this.kind = kind
    this.code = code
  }
}

/** Something that was asked for by its id and does not exist. */
export const notFound = (message: string, code?: string): ManagementFailure =>
  new ManagementFailure('not-found', message, code)

/** A body or parameter that breaks a rule. */
export const invalid = (message: string, code?: string): ManagementFailure =>
  new ManagementFailure('invalid', message, code)

/** The value, unless it is missing. Throws the failure then. */
export const found = <T>(value: T | undefined, failure: () => ManagementFailure): T => {
  if (value === undefined) throw failure()
  return value
}
