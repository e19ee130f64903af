import type { Capability } from './capability.ts'
import type { Part, Profile, Requirement } from './requirement.ts'
import type { RunningUpstream } from '../upstream.ts'
import type { RunInfo } from './results.ts'

/**
 * What a run sets out to do, fixed before it starts and handed to every process of it: which
 * servers, which requirements, where the reports go.
 */
export interface RunPlan {
  /** Absolute. */
  readonly outDir: string
  readonly suite: { readonly name: string; readonly version: string }
  readonly run: Omit<RunInfo, 'durationMs'>
  readonly workers: number
  /**
   * Whether the scenarios are played for a report that people read, or as a proof of the suite. In a
   * proof failures are what is looked for: Allure is told of none, and a broken MUST does not fail
   * its scenario in Playwright, which would start the worker anew. An examination is no run at all:
   * what it leaves behind must be in the way of none.
   */
  readonly purpose: 'report' | 'proof' | 'examination'
  /** The browser's executable; null under the http user agent. */
  readonly browser: string | null
  readonly servers: readonly PlannedServer[]
  /** Every requirement of the catalogue. */
  readonly requirements: readonly Requirement[]
}

/** Where a server that was brought up for the workers runs. */
export interface RunningInstance {
  readonly url: string
  readonly version: string
  readonly secrets: Readonly<Record<string, string>>
  readonly upstream?: RunningUpstream
}

/** One server of a run. */
export interface PlannedServer {
  readonly name: string
  /** The built-in name or the absolute file that defines it. */
  readonly definition: string
  readonly organization: string
  readonly url: string
  readonly profiles: readonly Profile[]
  readonly declared: readonly Capability[]
  /** The requirements that are asked of it: of its profiles and of the user's choice, applicable or not. */
  readonly requirements: readonly PlannedRequirement[]
  /** What is broken on purpose between the scenarios and the server; absent in every run but a proof. */
  readonly sabotage?: string
  /** How many workers may play at it at once. */
  readonly workers: number
  /** Where it already runs; absent when each worker starts its own. */
  readonly running?: RunningInstance
  /** Further instances, where each worker is given one of its own: the place of a worker tells which. */
  readonly others?: readonly RunningInstance[]
  /** Why it could not be brought up; every applicable requirement is then not testable. */
  readonly failure?: string
}

/** One requirement as it is asked of one server. */
export interface PlannedRequirement {
  readonly id: string
  /** The profiles it is asked for: those of the server, narrowed by the user's choice. */
  readonly profiles: readonly Profile[]
  /** Why it is not judged at this server; absent where it applies. */
  readonly unjudged?: NotApplied
}

/** Why a requirement does not apply to a server, as known before the run. */
export type NotApplied =
  | { readonly cause: 'undeclared'; readonly missing: readonly Capability[] }
  | { readonly cause: 'other-kind'; readonly server: string; readonly profile: Profile }
  | { readonly cause: 'host-application'; readonly part: Part; readonly madeBy: string }
  | { readonly cause: 'user-agent' }

/** The ids of the requirements that apply to a server. */
export const applicableTo = ({ requirements }: Pick<PlannedServer, 'requirements'>): string[] =>
  requirements.filter(({ unjudged }) => unjudged === undefined).map(({ id }) => id)

/** A server as the worker at this place, from 0, has it: with the instance that is its own, where there are several. */
export const leftTo = (server: PlannedServer, place: number): PlannedServer => {
  const { running, others = [] } = server
  const instances = running ? [running, ...others] : []
  const own = instances[place % instances.length]
  return own ? { ...server, running: own } : server
}

/** The environment variable that names the file of the plan. */
export const planVariable = 'CONSENT_PLAN'
