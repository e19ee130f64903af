import { readdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isExclusion, isRequirement, type CatalogueEntry } from '../harness/judge/requirement.ts'

const own = fileURLToPath(import.meta.url)

/** Every `<theme>/<topic>/<topic>.requirements` file, in the order of their names. */
const files = readdirSync(dirname(own), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith(`.requirements${extname(own)}`))
  .sort()

const rowsOf = async (file: string): Promise<readonly CatalogueEntry[]> => {
  const path = pathToFileURL(join(dirname(own), file)).href
  return ((await import(path)) as { readonly default: readonly CatalogueEntry[] }).default
}

/** Every row of the catalogue: what is judged, and what is deliberately not. A file belongs to it by where it lies. */
export const catalogue: readonly CatalogueEntry[] = (await Promise.all(files.map(rowsOf))).flat()

/** The judged rows. */
export const requirements = catalogue.filter(isRequirement)

/** The statements left out, with their reasons. */
export const exclusions = catalogue.filter(isExclusion)
