import { mutantServerName, type LocatedMutant } from '../../fixtures/mutation/mutant.ts'
import { loadMutant, mutantNames } from '../../fixtures/mutation/mutants.ts'
import { requirements } from '../../specs/catalogue.ts'
import type { Results } from '../judge/results.ts'
import { assertInvariant, usageError } from '../judge/errors.ts'
import type { RunPlan } from '../judge/plan.ts'
import { compareMutant, findingsOf, isFound, tellMutant, type Snapshot } from './mutant-findings.ts'
import { readSnapshot, writeSnapshot } from './mutant-snapshot.ts'
import { chooseServers, makePlan, type ChosenServer } from './plan.ts'
import { play } from './play.ts'
import { openReportFolder } from './report-folder.ts'
import type { RunOptions } from './run-options.ts'

/** What `mutants` can be told beside what a run can. */
export interface MutantOptions extends RunOptions {
  /** Names; empty for every mutant. */
  readonly mutant: readonly string[]
  /** Judge every mutant by the whole catalogue and compare with its snapshot, and not only by what it is about. */
  readonly whole: boolean
  /** Make what was found the snapshot to be reviewed; of the whole catalogue with `whole`. */
  readonly accept: boolean
}

/**
 * Runs the suite against the mutants. Each must be found: every requirement it is about must fail by
 * a judgement that did not hold. With `whole`, what else goes red must be what the reviewed snapshot
 * says. Resolves
 * to 0 when that is so, else to 3: the suite itself is then at fault. Rejects with a `usage` error
 * for a mutant that does not exist.
 */
export const proveByMutants = async (
  options: MutantOptions,
  reproduce: string,
): Promise<number> => {
  const snapshot = readSnapshot()
  const chosen = await chooseMutants(options)
  if (chosen.length === 0)
    throw usageError(`no mutant is about ${options.requirement.join(', ')}: see fixtures/mutants`)
  const servers = await chooseServers(
    chosen.map(({ name }) => mutantServerName(name)),
    'embedded',
  )
  const results = await played(options, servers, chosen, reproduce)
  const findings = findingsOf(results)
  if (options.accept)
    for (const { name } of chosen) writeSnapshot(name, findings[mutantServerName(name)] ?? {})
  const known = options.accept ? readSnapshot() : snapshot
  const knownSnapshot = options.whole ? known : undefined
  const compared = chosen.map((mutant) =>
    compareMutant(mutant, findings, knownSnapshot, options.requirement),
  )
  const wrong = compared.filter((comparison) => !isFound(comparison))
  const lines = compared.map(tellMutant)
  lines.push(`${compared.length - wrong.length} of ${compared.length} mutants found`)
  process.stdout.write(`${lines.join('\n')}\n`)
  return wrong.length === 0 ? 0 : 3
}

const chooseMutants = async ({
  mutant,
  requirement,
}: Pick<MutantOptions, 'mutant' | 'requirement'>): Promise<LocatedMutant[]> => {
  const names = mutantNames()
  const unknown = mutant.find((wanted) => !names.includes(wanted))
  if (unknown !== undefined) throw usageError(`no mutant "${unknown}": see fixtures/mutants`)
  const wanted = mutant.length === 0 ? names : mutant
  const all = await Promise.all(
    wanted.map(async (name) => {
      const loaded = await loadMutant(name)
      assertInvariant(loaded, `the mutant "${name}" went away`)
      return loaded
    }),
  )
  return requirement.length === 0
    ? all
    : all.filter(({ fails }) => fails.some((id) => requirement.includes(id)))
}

const played = async (
  options: MutantOptions,
  servers: readonly ChosenServer[],
  chosen: readonly LocatedMutant[],
  reproduce: string,
): Promise<Results> => {
  const folder = await openReportFolder(options.out)
  try {
    const plan = makePlan({ ...options, out: folder.unfinished }, servers, {
      userAgent: 'http',
      browser: null,
      startedAt: new Date(),
      reproduce,
      purpose: 'proof',
      running: new Map(),
    })
    const { results } = await play(options.whole ? plan : narrowed(plan, chosen))
    await folder.publish()
    return results
  } finally {
    await folder.discard()
  }
}

/** The plan with each mutant judged by what it is about. */
const narrowed = (plan: RunPlan, chosen: readonly LocatedMutant[]): RunPlan => ({
  ...plan,
  servers: plan.servers.map((server) => {
    const mutant = chosen.find(({ name }) => mutantServerName(name) === server.name)
    const ids = new Set<string>(mutant?.fails ?? [])
    return { ...server, requirements: server.requirements.filter(({ id }) => ids.has(id)) }
  }),
})

/** The requirements that no mutant has been seen to fail, by the snapshot. */
export const neverFailed = (snapshot: Snapshot = readSnapshot()): string[] => {
  const failed = new Set(
    Object.values(snapshot).flatMap((rows) =>
      Object.entries(rows).flatMap(([id, red]) => (red === 'failed' ? [id] : [])),
    ),
  )
  return requirements.map(({ id }) => id).filter((id) => !failed.has(id))
}
