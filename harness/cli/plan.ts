import { resolve } from 'node:path'
import { loadDefinition, locateDefinition } from '../../fixtures/definitions/load.ts'
import { requirements } from '../../specs/catalogue.ts'
import { usageError } from '../judge/errors.ts'
import {
  applicableTo,
  type NotApplied,
  type PlannedRequirement,
  type PlannedServer,
  type RunPlan,
} from '../judge/plan.ts'
import { kindsOfServer, originsIn, type Profile, type Requirement } from '../judge/requirement.ts'
import type { Launch, ServerDefinition } from '../server-definition.ts'
import { suite } from '../suite.ts'
import type { UserAgentKind } from '../user-agent/user-agent.ts'
import type { RunOptions } from './run-options.ts'

/** A definition that a run will judge, and how it is brought up. */
export interface ChosenServer {
  readonly located: string
  readonly definition: ServerDefinition
  readonly launch: Launch
}

/** Resolves `--server`, `--launch`: the definitions to judge. Rejects with a `usage` or `configuration` error. */
export const chooseServers = async (
  names: readonly string[],
  launch: Launch | undefined,
): Promise<ChosenServer[]> => {
  const located = [...new Set(names.map(locateDefinition))]
  const definitions = await Promise.all(located.map(loadDefinition))
  return definitions.map((definition, at) => {
    const offered = Object.keys(definition.launch) as Launch[]
    const chosen = launch ?? offered[0]
    if (chosen === undefined || !offered.includes(chosen))
      throw usageError(
        `server "${definition.name}" cannot be launched as "${chosen}": it offers ${offered.join(', ')}`,
      )
    return { located: located[at] ?? '', definition, launch: chosen }
  })
}

/**
 * What is asked of a server: the requirements of its profiles, narrowed by the user's choice, and
 * which of them apply; and those of a chosen profile that is for another kind of server, so that the
 * run says of each why it tells nothing.
 */
const asked = (
  definition: ServerDefinition,
  options: Pick<RunOptions, 'profile' | 'requirement'>,
  userAgent: UserAgentKind,
): PlannedRequirement[] => {
  const { name: server, profiles: own } = definition
  const chosen = own.filter(
    (profile) => options.profile.length === 0 || options.profile.includes(profile),
  )
  const foreign = options.profile.filter(
    (profile) => !own.includes(profile) && kindsOfServer[profile] !== undefined,
  )
  return requirements
    .filter(({ id }) => options.requirement.length === 0 || options.requirement.includes(id))
    .flatMap((requirement): PlannedRequirement[] => {
      const { id } = requirement
      const profiles = profilesAmong(requirement, chosen)
      if (profiles.length > 0) {
        const unjudged = whyNotApplied(requirement, definition, userAgent)
        return [{ id, profiles, ...(unjudged ? { unjudged } : {}) }]
      }
      const [profile, ...others] = profilesAmong(requirement, foreign)
      if (profile === undefined) return []
      const unjudged = { cause: 'other-kind', server, profile } as const
      return [{ id, profiles: [profile, ...others], unjudged }]
    })
}

const profilesAmong = (requirement: Requirement, chosen: readonly Profile[]): Profile[] =>
  originsIn(requirement, chosen).map(({ profile }) => profile)

/** Those of the servers that are of the kind they are asked about; the others need not be brought up for saying that they are not. */
export const ofTheKindAsked = (
  servers: readonly ChosenServer[],
  options: Pick<RunOptions, 'profile' | 'requirement'>,
): ChosenServer[] =>
  servers.filter(({ definition }) => {
    const rows = asked(definition, options, 'browser')
    return rows.length === 0 || rows.some(({ unjudged }) => unjudged?.cause !== 'other-kind')
  })

/** Why a requirement does not apply to a server; undefined where it does. */
const whyNotApplied = (
  { needs, part, browserOnly }: Requirement,
  { capabilities, hostApplication }: ServerDefinition,
  userAgent: UserAgentKind,
): NotApplied | undefined => {
  const missing = needs.filter((need) => !capabilities.includes(need))
  if (missing.length > 0) return { cause: 'undeclared', missing }
  const madeBy = part === undefined ? undefined : hostApplication?.[part]
  if (part !== undefined && madeBy !== undefined) return { cause: 'host-application', part, madeBy }
  return browserOnly && userAgent === 'http' ? { cause: 'user-agent' } : undefined
}

/** A server of the run, before it is known how many workers play at it. */
type Unstaffed = Omit<PlannedServer, 'workers'>

/** What the plan says of a server that was brought up, or was to be. */
export type Launched = Pick<PlannedServer, 'running' | 'others' | 'failure'>

/** Fixes what a run will do. `running` are the servers that were brought up for all workers. */
export const makePlan = (
  options: RunOptions,
  servers: readonly ChosenServer[],
  surroundings: {
    readonly userAgent: UserAgentKind
    readonly browser: string | null
    readonly startedAt: Date
    readonly reproduce: string
    readonly purpose?: RunPlan['purpose']
    readonly running: ReadonlyMap<string, Launched>
  },
): RunPlan => {
  const planned = servers.map(({ definition, located }): Unstaffed => ({
    name: definition.name,
    definition: located,
    organization: definition.organization,
    url: definition.url,
    profiles: definition.profiles,
    declared: definition.capabilities,
    requirements: asked(definition, options, surroundings.userAgent),
    ...surroundings.running.get(definition.name),
  }))
  if (planned.every((server) => server.requirements.length === 0))
    throw usageError(
      `nothing to judge: the chosen requirements belong to none of the profiles of ${planned.map(({ name, profiles }) => `"${name}" (${profiles.join(', ')})`).join(', ')}`,
    )
  const workers = workersFor(options.workers, planned, surroundings.userAgent, servers)
  const share = Math.ceil(workers / servers.length)
  return {
    outDir: resolve(options.out),
    suite,
    run: {
      startedAt: surroundings.startedAt.toISOString(),
      userAgent: surroundings.userAgent,
      launch: servers[0]?.launch ?? 'embedded',
      reproduce: surroundings.reproduce,
      shard: options.shard ?? null,
    },
    workers,
    purpose: surroundings.purpose ?? 'report',
    browser: surroundings.browser,
    servers: planned.map((server, at) => {
      const isShared = server.running !== undefined && servers[at]?.definition.parallel !== true
      const instances = 1 + (server.others?.length ?? 0)
      return { ...server, workers: isShared ? Math.min(share, instances) : share }
    }),
    requirements,
  }
}

/** How many scenarios go on at once where nothing else is wanted. */
const usualWorkers = 2

/** How many workers there may be, before it is known how much there is to do. */
export const mostWorkers = ({ workers }: Pick<RunOptions, 'workers'>): number =>
  workers ?? usualWorkers

/**
 * Mock clients at a fixed port leave room for one worker, whatever is wanted. Otherwise a second
 * server takes a second one, and a second one for a server costs more than it gains until there is
 * enough to do.
 */
const workersFor = (
  wanted: number | undefined,
  planned: readonly Unstaffed[],
  userAgent: UserAgentKind,
  servers: readonly ChosenServer[],
): number => {
  if (servers.some(({ definition }) => definition.callback !== undefined)) return 1
  if (wanted !== undefined) return wanted
  const rows = planned.map((server) => applicableTo(server).length).filter((count) => count > 0)
  const total = rows.reduce((sum, count) => sum + count, 0)
  return rows.length > 1 || total > (userAgent === 'http' ? 40 : 6) ? usualWorkers : 1
}
