import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Results } from '../harness/judge/results.ts'
import { renderHtml } from './html.ts'
import { renderJunit } from './junit.ts'
import { renderMarkdown } from './markdown.ts'
import { renderJson } from './json.ts'

/** The files that tell one run, and what writes each. */
const renderers = {
  'results.json': renderJson,
  'report.html': renderHtml,
  'junit.xml': renderJunit,
  'summary.md': renderMarkdown,
} as const

/**
 * Writes the reports of a run into a folder, which is made when missing. All are rendered before
 * the first is written, and each appears whole or not at all. Rejects with the error of the file system.
 */
export const writeReports = async (results: Results, folder: string): Promise<void> => {
  const files = Object.entries(renderers).map(([name, render]) => [name, render(results)] as const)
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) await writeWhole(join(folder, name), text)
}

const writeWhole = async (path: string, text: string): Promise<void> => {
  const unfinished = `${path}.${randomUUID()}.tmp`
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, path)
  } catch (thrown) {
    await rm(unfinished, { force: true })
    throw thrown
  }
}
