import { mutants } from '../../fixtures/mutants/index.ts'
import { mutantServerName, type Mutant } from '../../fixtures/mutants/mutant.ts'
import { requirements } from '../../specs/catalogue.ts'
import type { Results, ServerResult } from '../judge/results.ts'
import { usageError } from '../judge/errors.ts'
import { chooseServers, makePlan, type ChosenServer } from './plan.ts'
import { play } from './play.ts'
import { openReportFolder } from './report-folder.ts'
import type { RunOptions } from './run-options.ts'

/** What the suite found in one mutant, next to what it must find. */
interface Finding {
  readonly mutant: Mutant
  /** Missed but not named by the mutant: false alarms, or a defect with a wider reach. */
  readonly unexpected: readonly string[]
  /** Named by the mutant and not missed: the suite is blind to it. */
  readonly overlooked: readonly string[]
}

/** What `mutants` can be told beside what a run can. */
export interface MutantOptions extends RunOptions {
  /** Names; empty for every mutant. */
  readonly mutant: readonly string[]
}

/**
 * Runs the suite against the mutants and tells whether each misses exactly the requirements it
 * names. Resolves to 0 when all do, else to 3: the suite itself is then at fault. Rejects with a
 * `usage` error for a mutant that does not exist.
 */
export const proveByMutants = async (
  options: MutantOptions,
  reproduce: string,
): Promise<number> => {
  const chosen = chooseMutants(options.mutant)
  const names = chosen.map(({ name }) => mutantServerName(name))
  const servers = await chooseServers(names, 'embedded')
  const findings = compare(chosen, await played(options, servers, reproduce))
  const lines = findings.map(told)
  const uncovered = requirements
    .map(({ id }) => id)
    .filter((id) => !mutants.some(({ misses }) => misses.includes(id)))
  if (uncovered.length > 0) lines.push(`no mutant yet for: ${uncovered.join(', ')}`)
  const wrong = findings.filter((finding) => !isExact(finding))
  lines.push(`${findings.length - wrong.length} of ${findings.length} mutants found exactly`)
  process.stdout.write(`${lines.join('\n')}\n`)
  return wrong.length === 0 ? 0 : 3
}

const played = async (
  options: RunOptions,
  servers: readonly ChosenServer[],
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
    const { results } = await play(plan)
    await folder.publish()
    return results
  } finally {
    await folder.discard()
  }
}

const chooseMutants = (names: readonly string[]): readonly Mutant[] => {
  const unknown = names.find((wanted) => !mutants.some(({ name }) => name === wanted))
  if (unknown !== undefined) throw usageError(`no mutant "${unknown}": see fixtures/mutants`)
  return names.length === 0 ? mutants : mutants.filter(({ name }) => names.includes(name))
}

const compare = (chosen: readonly Mutant[], results: Results): Finding[] =>
  chosen.map((mutant) => {
    const server = results.servers.find(({ name }) => name === mutantServerName(mutant.name))
    const missed = server ? missedBy(server) : []
    return {
      mutant,
      unexpected: missed.filter((id) => !mutant.misses.includes(id)),
      overlooked: mutant.misses.filter((id) => !missed.includes(id)),
    }
  })

const missedBy = (server: ServerResult): string[] =>
  server.requirements
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
    .map(({ id }) => id)

const isExact = ({ unexpected, overlooked }: Finding) =>
  unexpected.length === 0 && overlooked.length === 0

const told = (finding: Finding): string => {
  const { mutant, unexpected, overlooked } = finding
  return [
    `${isExact(finding) ? 'exact' : 'WRONG'}  ${mutant.name}: misses ${mutant.misses.join(', ')}`,
    ...unexpected.map((id) => `       missed as well: ${id}`),
    ...overlooked.map((id) => `       not found: ${id}`),
  ].join('\n')
}
