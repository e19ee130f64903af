import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { describeError, usageError } from '../judge/errors.ts'
import { makeFolder } from './make-folder.ts'

/** What `init` can be told. */
export interface InitOptions {
  readonly form: 'json' | 'ts'
  /** `mcp`: of a server at which applications register themselves, so that its address is all that is asked. */
  readonly profile?: 'mcp'
}

const starters = { json: 'server.json', ts: 'server.ts.txt' } as const
const selfRegistering = 'mcp-server.json'
const asset = (name: string) => readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8')

/**
 * Writes a commented starter for a server definition, and a CI job that runs it, into the current
 * folder. Rejects with a `usage` error, and writes nothing, when one of the files exists, or
 * there is no such starter.
 */
export const scaffold = async ({ form, profile }: InitOptions): Promise<readonly string[]> => {
  if (profile !== undefined && form === 'ts')
    throw usageError(
      '"--profile mcp" writes a JSON file: leave "--form ts" out, or "--profile", and see "MCP servers" in the README',
    )
  const starter = profile === undefined ? starters[form] : selfRegistering
  const definition = `consent-server.${form}`
  const workflow = '.github/workflows/consent.yml'
  const files = [
    [definition, await asset(starter)],
    [workflow, (await asset('consent.yml')).replaceAll('DEFINITION', definition)],
  ] as const
  for (const [path] of files)
    if (existsSync(path))
      throw usageError(`"${path}" exists: move it away, or run init in another folder`)
  for (const [path] of files) await makeFolderOf(path)
  for (const [path, text] of files) await writeFile(path, text)
  return files.map(([path]) => path)
}

const makeFolderOf = async (path: string): Promise<void> => {
  await makeFolder(dirname(resolve(path))).catch((cause: unknown) => {
    throw usageError(
      `"${path}" cannot be written: ${describeError(cause)}; mend that, or run init in another folder`,
      cause,
    )
  })
}
