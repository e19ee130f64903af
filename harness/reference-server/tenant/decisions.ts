import type { Decision } from '../consent/decision.ts'

/** One decision that was made, with what it was about. */
export interface DecisionRecord extends Decision {
  /** ISO 8601. */
  readonly at: string
  readonly actor: 'user' | 'password' | 'client'
  readonly clientId: string
  readonly clientName: string
  readonly userId?: string
  readonly apiId: string
  readonly apiName: string
  readonly requested: readonly string[]
  readonly prompt: readonly string[]
}

/** How many decisions are kept; older ones are forgotten. */
const decisionsKept = 200

/** The latest decisions of a tenant, so that a person can ask why. */
export class DecisionTrace {
  readonly #records: DecisionRecord[] = []

  /** Adds a decision and forgets the oldest beyond the limit. */
  add(record: DecisionRecord): void {
    this.#records.push(record)
    if (this.#records.length > decisionsKept) this.#records.shift()
  }

  /** The latest first. */
  list(): DecisionRecord[] {
    return this.#records.toReversed()
  }
}

/** One line for a log. */
export const describeDecision = (record: DecisionRecord): string =>
  [
    `decision: ${record.outcome} by rule ${record.rule}`,
    `actor ${record.actor}`,
    `client ${record.clientId} "${record.clientName}"`,
    ...(record.userId === undefined ? [] : [`user ${record.userId}`]),
    `api "${record.apiName}"`,
    `requested "${record.requested.join(' ')}"`,
    ...(record.prompt.length === 0 ? [] : [`prompt "${record.prompt.join(' ')}"`]),
    `scopes "${record.scopes.join(' ')}"`,
    `because ${record.because}`,
  ].join(', ')
