import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { describeError, usageError } from '../judge/errors.ts'
import { makeFolder } from './make-folder.ts'

/** The files and folders a run writes. They replace an earlier run's, and nothing else. */
const outputs = [
  'results.json',
  'report.html',
  'junit.xml',
  'summary.md',
  'allure-results',
  'allure-report',
  'evidence',
  'prove.json',
  'prove.md',
]

/** Where the reports of a run go. Until they are complete, those of an earlier run stay. */
export interface ReportFolder {
  /** Absolute. */
  readonly path: string
  /** A folder inside it that takes everything while the run lasts. */
  readonly unfinished: string
  /** Puts what was written in the place of an earlier run's reports. */
  publish(): Promise<void>
  /** Removes what was not published, and the folder with it when it was made for this run. */
  discard(): Promise<void>
}

/** Makes the folder that `--out` names. Rejects with a `usage` error when nothing can be written there. */
export const openReportFolder = async (out: string): Promise<ReportFolder> => {
  if (out === '') throw usageError('"--out" is empty: name a folder')
  const path = resolve(out)
  const { made, unfinished } = await prepared(path).catch((cause: unknown) => {
    throw usageError(
      `no reports can be written to "${out}" (--out): ${describeError(cause)}; name another folder`,
      cause,
    )
  })
  return {
    path,
    unfinished,
    async publish() {
      for (const output of outputs) {
        await rm(join(path, output), { recursive: true, force: true })
        if (existsSync(join(unfinished, output)))
          await rename(join(unfinished, output), join(path, output))
      }
    },
    async discard() {
      await rm(unfinished, { recursive: true, force: true })
      if (made !== undefined) await removeEmpty(path, made)
    },
  }
}

/** `made` is the first folder that was not there before. */
const prepared = async (path: string) => {
  const made = await makeFolder(path)
  return { made, unfinished: await mkdtemp(join(path, '.unfinished-')) }
}

/** Removes folders from `path` up to `last`, as long as nobody has put anything there. */
const removeEmpty = async (path: string, last: string): Promise<void> => {
  try {
    await rmdir(path)
    if (path !== last) await removeEmpty(dirname(path), last)
  } catch {
    // It is not empty, or gone already.
  }
}
