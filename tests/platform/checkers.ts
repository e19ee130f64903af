import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project-folder.ts'

/** How a checker ended: 0 for no finding, and what it wrote. */
export interface Findings {
  readonly status: number | null
  readonly text: string
}

const roots = [
  'specs',
  'fixtures',
  'harness',
  'reports',
  'tests',
  'index.ts',
  'playwright.config.ts',
]

/** The linter, with the rules that know types: a forgotten `await` is one of its errors. */
export const lint = (folder: string): Findings =>
  check(folder, 'oxlint', 'bin/oxlint', ['--deny-warnings'])

/** The checker of the boundaries between the folders. */
export const cruise = (folder: string): Findings =>
  check(folder, 'dependency-cruiser', 'bin/dependency-cruise.mjs', [
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
    ...roots.filter((root) => existsSync(join(folder, root))),
  ])

/** The formatter, asked only whether it would change anything. */
export const checkFormat = (folder: string): Findings =>
  check(folder, 'prettier', 'bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])

const check = (folder: string, name: string, bin: string, args: readonly string[]): Findings => {
  const command = [join(projectFolder, 'node_modules', name, bin), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, text: `${stdout}${stderr}` }
}
