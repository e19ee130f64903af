import type { Capability } from './capability.ts'
import type { Level, Profile, Source } from './requirement.ts'
import type { Judgement, Verdict } from './verdict.ts'

/** `results.json`, schema version 1: everything one run found out. */
export interface Results {
  readonly schemaVersion: 1
  readonly suite: { readonly name: string; readonly version: string }
  readonly run: RunInfo
  readonly servers: readonly ServerResult[]
}

/** How and when the run was made; the only part, with `durationMs` and evidence paths, that varies from run to run. */
export interface RunInfo {
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly durationMs: number
  readonly userAgent: 'browser' | 'http'
  readonly launch: 'embedded' | 'container' | 'process' | 'external'
  /** The command line that repeats this run. */
  readonly reproduce: string
  /** `i/n`, or null for a whole run. */
  readonly shard: string | null
}

/** What the run says about one server. */
export interface ServerResult {
  readonly name: string
  readonly organization: string
  /** The home page of the implementation. */
  readonly url: string
  readonly version: string
  readonly profiles: readonly Profile[]
  readonly capabilities: {
    readonly declared: readonly Capability[]
    readonly undeclared: readonly Capability[]
  }
  readonly summary: {
    readonly conformant: boolean
    readonly verdicts: VerdictCounts
    readonly byProfile: Readonly<Partial<Record<Profile, VerdictCounts>>>
  }
  readonly requirements: readonly RequirementResult[]
}

/** How many requirements got each verdict; a verdict nobody got is absent. */
export type VerdictCounts = Readonly<Partial<Record<Verdict, number>>>

/** One requirement, judged. */
export interface RequirementResult {
  readonly id: string
  readonly profile: Profile
  readonly level: Level
  readonly source: Source
  readonly statement: string
  /** Where the source is ambiguous: its readings, and which one is judged. */
  readonly readings?: string
  readonly verdict: Verdict
  /** Why, in one sentence; empty only for a pass. */
  readonly reason: string
  readonly scenarios: readonly ScenarioResult[]
}

/** What one scenario contributed to a requirement. */
export interface ScenarioResult {
  readonly title: string
  /** The spec file, relative to the suite, with forward slashes. */
  readonly file: string
  readonly line: number
  readonly durationMs: number
  readonly verdict: Verdict
  readonly judgements: readonly Judgement[]
  readonly evidence: readonly Evidence[]
}

/** A file that backs a verdict. */
export interface Evidence {
  readonly kind: 'exchange' | 'dialog' | 'page' | 'screenshot' | 'log'
  /** Relative to the report folder, with forward slashes. */
  readonly path: string
}
