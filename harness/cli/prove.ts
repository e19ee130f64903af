import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sabotage } from '../../fixtures/sabotage/sabotage.ts'
import { loadSabotage, sabotageNames } from '../../fixtures/sabotage/sabotages.ts'
import { requirements } from '../../specs/catalogue.ts'
import { findBrowser } from '../browser/find-browser.ts'
import type { RunPlan } from '../judge/plan.ts'
import type { Results } from '../judge/results.ts'
import { orInterrupted } from './interruption.ts'
import { findingsOf, type Snapshot } from './mutant-findings.ts'
import { chooseServers, makePlan, mostWorkers, type ChosenServer } from './plan.ts'
import { play } from './play.ts'
import { openReportFolder } from './report-folder.ts'
import type { RunOptions } from './run-options.ts'
import { bringUp } from './running.ts'
import {
  explains,
  isAimedAt,
  isVacuous,
  proofOf,
  sabotagedName,
  type ProvenRow,
  type ServerProof,
} from './sabotage-findings.ts'
import { proofMarkdown, tellProof } from './tell-proof.ts'

/** The options of `prove`, as commander hands them over. */
export interface ProveOptions extends RunOptions {
  /** Play every sabotage with every pass, and not only with those it says it turns red. */
  readonly whole: boolean
}

interface NamedSabotage extends Sabotage {
  readonly name: string
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * Shows of each pass at each server that it can fail: breaks one thing at a time between the suite
 * and the server and looks which passes turn red by a judgement that does not hold. Resolves to 0
 * when none is vacuous, else to 1; to 2 when nothing passed, to 3 when the suite itself failed;
 * rejects as `run` does.
 */
export const prove = async (options: ProveOptions, reproduce: string): Promise<number> => {
  const servers = await chooseServers(options.server, options.launch)
  const sabotages = await Promise.all(
    sabotageNames().map(async (name) => ({ name, ...(await loadSabotage(name)) })),
  )
  const browser = options.userAgent === 'http' ? undefined : await orInterrupted(findBrowser(say))
  const folder = await openReportFolder(options.out)
  const up = await bringUp(servers, say, mostWorkers(options))
  try {
    const plan = makePlan({ ...options, out: folder.unfinished }, servers, {
      userAgent: browser ? 'browser' : 'http',
      browser: browser?.path ?? null,
      startedAt: new Date(),
      reproduce,
      purpose: 'proof',
      running: up.running,
    })
    say('what passes with nothing broken:')
    const { results } = await play(plan)
    if (results.servers.some(({ summary }) => summary.verdicts.error)) return 3
    const prover = options.whole ? provenByAll : provenBySabotage
    const proofs = await prover(plan, sabotages, proofsOf(results, sabotages, servers))
    await mkdir(folder.unfinished, { recursive: true })
    await writeFile(
      join(folder.unfinished, 'prove.json'),
      `${JSON.stringify({ sabotages, proofs }, null, 2)}\n`,
    )
    await writeFile(join(folder.unfinished, 'prove.md'), proofMarkdown(proofs, sabotages))
    await folder.publish()
    for (const proof of proofs) say(tellProof(proof))
    say(`proof: ${join(folder.path, 'prove.md')}`)
    if (proofs.every(({ rows }) => rows.length === 0)) {
      say('nothing passes that could be proven')
      return 2
    }
    return proofs.some(({ rows }) => rows.some(isVacuous)) ? 1 : 0
  } finally {
    await up.stop()
    await folder.discard()
  }
}

/** Compares what passed with what turned red, for each server. */
type Prover = (found: Snapshot) => ServerProof[]

const proofsOf =
  (
    results: Results,
    sabotages: readonly NamedSabotage[],
    chosen: readonly ChosenServer[],
  ): Prover =>
  (found) =>
    chosen.map(({ definition: { name } }) => {
      const rows = results.servers.find((server) => server.name === name)?.requirements ?? []
      const ids = rows.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)
      return proofOf(
        name,
        requirements.filter(({ id }) => ids.includes(id)),
        sabotages,
        found,
      )
    })

/** First each sabotage with the rows it names; then those that name a topic with what no one has turned. */
const provenBySabotage = async (
  plan: RunPlan,
  sabotages: readonly NamedSabotage[],
  proofs: Prover,
): Promise<ServerProof[]> => {
  const idsIn = (found: Snapshot, isMeant: (row: ProvenRow) => boolean) =>
    new Map(proofs(found).map(({ server, rows }) => [server, rows.filter(isMeant).map(idOf)]))
  const passed = idsIn({}, () => true)
  say('with one thing broken at a time:')
  const aimed = await found(plan, sabotages, (server, sabotage) =>
    (passed.get(server) ?? []).filter((id) => isAimedAt(sabotage, id)),
  )
  const left = idsIn(aimed, isVacuous)
  if ([...left.values()].every((ids) => ids.length === 0)) return proofs(aimed)
  say('what nothing has turned red so far, with what else it may rest on broken:')
  const rest = await found(plan, sabotages, (server, sabotage) =>
    (left.get(server) ?? []).filter((id) => explains(sabotage, id) && !isAimedAt(sabotage, id)),
  )
  const names = new Set([...Object.keys(aimed), ...Object.keys(rest)])
  return proofs(
    Object.fromEntries([...names].map((name) => [name, { ...aimed[name], ...rest[name] }])),
  )
}

/** Each sabotage with every pass: shows as well what it turns red that it should not. */
const provenByAll = async (
  plan: RunPlan,
  sabotages: readonly NamedSabotage[],
  proofs: Prover,
): Promise<ServerProof[]> => {
  const passed = new Map(proofs({}).map(({ server, rows }) => [server, rows.map(idOf)]))
  say('with one thing broken at a time:')
  return proofs(await found(plan, sabotages, (server) => passed.get(server) ?? []))
}

const idOf = ({ id }: ProvenRow) => id

/** Plays each server with each sabotage, narrowed to these rows, and tells what turned red. */
const found = async (
  plan: RunPlan,
  sabotages: readonly NamedSabotage[],
  rowsFor: (server: string, sabotage: NamedSabotage) => readonly string[],
): Promise<Snapshot> => {
  const servers = plan.servers.flatMap((server) =>
    sabotages.flatMap((sabotage) => {
      const ids = rowsFor(server.name, sabotage)
      return ids.length === 0
        ? []
        : [
            {
              ...server,
              name: sabotagedName(server.name, sabotage.name),
              sabotage: sabotage.name,
              requirements: server.requirements.filter(({ id }) => ids.includes(id)),
            },
          ]
    }),
  )
  if (servers.length === 0) return {}
  // A server that all workers share, and that bears only one of them, bears one project at a time too.
  const isShared = plan.servers.some(({ running, workers }) => running && workers === 1)
  const { results } = await play({
    ...plan,
    servers: servers.map((server) => ({ ...server, workers: 1 })),
    workers: isShared ? 1 : Math.max(plan.workers, 2),
  })
  return findingsOf(results)
}
