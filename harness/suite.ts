import { createRequire } from 'node:module'

const manifest = createRequire(import.meta.url)('consent-conformance/package.json') as {
  name: string
  version: string
}

/** The name and version of this suite; the reference server shares its version. */
export const suite = { name: manifest.name, version: manifest.version } as const
