import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutantServerName, type LocatedMutant } from '../../fixtures/mutation/mutant.ts'
import { mutantNames } from '../../fixtures/mutation/mutants.ts'
import { usageError } from '../judge/errors.ts'
import { suiteFolder } from '../suite.ts'
import type { Findings, Snapshot } from './mutant-findings.ts'

/** The snapshot is read and written in the sources, where it is reviewed. */
const file = join(suiteFolder, 'fixtures', 'mutants', 'snapshot.json')

/** What goes red at each mutant, as last reviewed; empty where there is none yet. */
export const readSnapshot = (): Snapshot =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Snapshot) : {}

/** Writes the snapshot; throws a `usage` error where the suite is installed without its sources. */
export const writeSnapshot = (snapshot: Snapshot): void => {
  if (!existsSync(join(file, '..')))
    throw usageError('--accept writes into the sources of the suite, which are not here: clone it')
  writeFileSync(file, `${JSON.stringify(snapshot, null, 1)}\n`)
}

/** The snapshot with what was found in these mutants, less mutants that are gone; in a fixed order. */
export const snapshotOf = (
  chosen: readonly LocatedMutant[],
  findings: Snapshot,
  before: Snapshot,
): Snapshot => {
  const found = new Map(
    chosen.map(({ name }) => [name, findings[mutantServerName(name)] ?? {}] as const),
  )
  return Object.fromEntries(
    mutantNames()
      .map((name) => [name, found.get(name) ?? before[name]] as const)
      .filter((entry): entry is [string, Findings] => entry[1] !== undefined)
      .map(([name, rows]) => [name, sortedRows(rows)]),
  )
}

const sortedRows = (rows: Findings): Findings =>
  Object.fromEntries(Object.entries(rows).sort(([one], [other]) => one.localeCompare(other)))
