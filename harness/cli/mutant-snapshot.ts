import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { usageError } from '../judge/errors.ts'
import { suiteFolder } from '../suite.ts'
import type { Findings, Snapshot } from './mutant-findings.ts'

/** The snapshots are read and written in the sources, where they are reviewed: one file a mutant. */
const folder = join(suiteFolder, 'fixtures', 'mutants', 'snapshots')
const fileOf = (mutant: string) => join(folder, `${mutant}.json`)

/** What goes red at each mutant, as last reviewed; a mutant that was not is absent. */
export const readSnapshot = (): Snapshot =>
  Object.fromEntries(
    (existsSync(folder) ? readdirSync(folder) : [])
      .map((file) => basename(file, '.json'))
      .sort()
      .map((mutant) => [mutant, JSON.parse(readFileSync(fileOf(mutant), 'utf8')) as Findings]),
  )

/** Writes the snapshot of one mutant, in a fixed order; throws a `usage` error where the suite is installed without its sources. */
export const writeSnapshot = (mutant: string, findings: Findings): void => {
  if (!existsSync(dirname(folder)))
    throw usageError('--accept writes into the sources of the suite, which are not here: clone it')
  mkdirSync(folder, { recursive: true })
  const rows = Object.entries(findings).sort(([one], [other]) => one.localeCompare(other))
  writeFileSync(fileOf(mutant), `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`)
}
