import type { Evidence } from './results.ts'
import type { Judgement } from './verdict.ts'

/** The name under which a scenario hands its judgements to the reporter. */
export const reportAttachment = 'consent-judgements'

/** What a scenario tells the reporter. */
export interface ScenarioReport {
  /** The version of the server as it said itself; empty when it never answered. */
  readonly serverVersion: string
  readonly judgements: readonly (Judgement & {
    readonly id: string
    readonly evidence: readonly Evidence[]
  })[]
  /** What ended the scenario early, if anything did. */
  readonly ended?: { readonly code: 'stage' | 'impossible' | 'internal'; readonly message: string }
  /** The evidence of what ended it. */
  readonly evidence: readonly Evidence[]
}
