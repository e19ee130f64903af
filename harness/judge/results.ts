import type { Capability } from './capability.ts'
import type { Level, Profile, ProfileOrigin, Source } from './requirement.ts'
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
  readonly summary: ServerSummary
  readonly requirements: readonly RequirementResult[]
}

/** What a run comes to for one server. */
export interface ServerSummary {
  /** Whether the outcome is `conformant`. */
  readonly conformant: boolean
  readonly outcome: Outcome
  readonly verdicts: VerdictCounts
  readonly byProfile: Readonly<Partial<Record<Profile, VerdictCounts>>>
  /** How many of each profile's requirements were judged. */
  readonly coverage: Readonly<Partial<Record<Profile, Coverage>>>
}

/** What a run says of a server as a whole; nothing judged is never conformant. */
export const outcomes = ['conformant', 'not conformant', 'not judged'] as const
/** What a run says of a server as a whole. */
export type Outcome = (typeof outcomes)[number]

/** How much of a profile a run could judge. */
export interface Coverage {
  /** The requirements with a verdict of pass, warn or fail. */
  readonly judged: number
  /** The requirements of the profile that were asked for. */
  readonly of: number
}

/** How many requirements got each verdict; a verdict nobody got is absent. */
export type VerdictCounts = Readonly<Partial<Record<Verdict, number>>>

/** Why a requirement was not judged: whose doing it is. */
export const unjudgedCauses = [
  'undeclared', // the server does not claim a capability it needs
  'definition', // the server definition lacks the means
  'host-application', // the product leaves that part to those who install it
  'user-agent', // only a browser can tell
] as const
/** Why a requirement was not judged. */
export type UnjudgedCause = (typeof unjudgedCauses)[number]

/** One requirement, judged. */
export interface RequirementResult {
  readonly id: string
  /** The profile that is most binding of those asked for; its level and source are those below. */
  readonly profile: Profile
  readonly level: Level
  readonly source: Source
  /** What the other profiles that were asked for say of it; absent where there are none. */
  readonly alsoIn?: readonly ProfileOrigin[]
  readonly statement: string
  /** Where the source is ambiguous: its readings, and which one is judged. */
  readonly readings?: string
  readonly verdict: Verdict
  /** Why, in one sentence; empty only for a pass. */
  readonly reason: string
  /** Present with `not-applicable` alone. */
  readonly unjudged?: UnjudgedCause
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
