import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, one by one: where a file system refuses new folders without
 * saying that a parent is missing (`/proc`), Node's recursive way tries forever. Resolves to the
 * first that was not there before, or undefined. Rejects with the error of the file system.
 */
export const makeFolder = async (path: string): Promise<string | undefined> => {
  const missing = missingAbove(path)
  for (const folder of missing) await mkdir(folder).catch(unlessMadeMeanwhile(folder))
  if (missing.length === 0 && !statSync(path).isDirectory())
    throw new Error(`"${path}" is a file, not a folder`)
  return missing[0]
}

/** The folders on the way that are not there, the outermost first. */
const missingAbove = (path: string): string[] =>
  existsSync(path) || dirname(path) === path ? [] : [...missingAbove(dirname(path)), path]

const unlessMadeMeanwhile = (folder: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
}
