import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const require = createRequire(import.meta.url)
const manifestFile = require.resolve('consent-conformance/package.json')
const manifest = require(manifestFile) as { name: string; version: string }

/** The name and version of this suite; the reference server shares its version. */
export const suite = { name: manifest.name, version: manifest.version } as const

/** The folder the suite is installed in, or cloned into. */
export const suiteFolder = dirname(manifestFile)
