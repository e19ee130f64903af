import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const folderOf = (planFile: string): string => join(dirname(planFile), 'secrets')

/** Leaves beside the plan what a process of the run has learned to mask, for what is written after its end. */
export const leaveSecrets = (planFile: string, secrets: readonly string[]): void => {
  mkdirSync(folderOf(planFile), { recursive: true, mode: 0o700 })
  const file = join(folderOf(planFile), randomUUID())
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
}

/** What all processes of the run have left. */
export const collectSecrets = (planFile: string): string[] => {
  const folder = folderOf(planFile)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as string[],
  )
}
