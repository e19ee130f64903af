import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { consentConformance, temporaryFolder } from './command-line.ts'

/** A command line that is wrong, and what must be said about it. */
export interface BadInput {
  /** What is wrong, as the name of the test. */
  readonly wrong: string
  readonly args: readonly string[]
  /** Files in the current folder, by relative path. */
  readonly files?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** What the line must name: the datum, and where to mend it. */
  readonly says: readonly RegExp[]
}

/** How long it may take to find out that a command is wrong, in milliseconds. */
const refusalLimitMs = 30_000

/** A report of an earlier run, which nothing may touch. */
const earlierReport = {
  'conformance-report/results.json': '{"an": "earlier report"}',
  'conformance-report/evidence/reference-auth0/1-exchange.http': 'GET /',
}

/**
 * Runs a wrong command in a folder that holds its files and an earlier report, and asserts what
 * every mistake of a user gets: exit code 2, one line on standard error that begins with `error:`
 * and says all it must, no stack trace, and nothing written.
 */
export const assertRefused = async ({ args, files, env, says }: BadInput): Promise<void> => {
  const folder = temporaryFolder()
  try {
    for (const [path, text] of Object.entries({ ...earlierReport, ...files })) {
      mkdirSync(dirname(join(folder.path, path)), { recursive: true })
      writeFileSync(join(folder.path, path), text)
    }
    const before = contentOf(folder.path)
    const { code, stdout, stderr } = await consentConformance(args, {
      cwd: folder.path,
      env: env ?? {},
      limitMs: refusalLimitMs,
    })
    const told = `exit code ${code}\nstdout: ${stdout}\nstderr: ${stderr}`
    assert.match(stderr, /^error: [^\n]+\n$/, told)
    for (const words of says) assert.match(stderr, words, told)
    assert.doesNotMatch(stdout + stderr, /^\s+at .+:\d+/m, told)
    assert.equal(code, 2, told)
    assert.deepEqual(contentOf(folder.path), before)
  } finally {
    folder.remove()
  }
}

/** Every file and folder below a folder; a file with its content. */
const contentOf = (folder: string): Map<string, string | undefined> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .toSorted((one, other) => one.localeCompare(other))
      .map((path) => [
        path,
        statSync(join(folder, path)).isFile()
          ? readFileSync(join(folder, path), 'utf8')
          : undefined,
      ]),
  )
