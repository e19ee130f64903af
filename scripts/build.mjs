// Builds dist/ from scratch: compiled TypeScript, the files read at run time, and the folder from
// which the container image is made.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import {
  buildStamp,
  isMain,
  requirementIds,
  root,
  runScript,
  SetupError,
  sourceFolders,
} from './project.mjs'

/** Builds into a folder beside dist/ and swaps the two at the end, so that a failed build breaks nothing. */
export const build = async () => {
  console.error('Building …')
  writeRequirementIds()
  const startedAt = new Date()
  const next = join(root, 'dist.next')
  rmSync(next, { recursive: true, force: true })
  compile(next)
  copyAssets(next)
  await bundleContainer(next)

  const dist = dirname(buildStamp)
  rmSync(dist, { recursive: true, force: true })
  renameSync(next, dist)
  writeFileSync(buildStamp, '')
  utimesSync(buildStamp, startedAt, startedAt)
}

/**
 * The ids of all requirements as a type, so that a scenario that misspells one does not compile. They
 * are read off the text, since nothing is compiled yet.
 */
const writeRequirementIds = () => {
  const specs = join(root, 'specs')
  const ids = readdirSync(specs, { recursive: true })
    .filter((file) => file.endsWith('.requirements.ts'))
    .flatMap((file) => [...readFileSync(join(specs, file), 'utf8').matchAll(/\bid: '([^']+)'/g)])
    .map(([, id]) => id)
    .sort()
  const text = [
    '// Written by scripts/build.mjs from the files *.requirements.ts; not to be edited.',
    '/** The id of a requirement of the catalogue. */',
    `export type RequirementId =\n${ids.map((id) => `  | '${id}'`).join('\n')}`,
  ]
  const file = join(root, requirementIds)
  const content = `${text.join('\n')}\n`
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content)
}

const compile = (outDir) => {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status } = spawnSync(process.execPath, [tsc, '--outDir', outDir], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new SetupError('The TypeScript does not compile; see the lines above')
}

/** What the compiler leaves out: every `assets` folder and every JSON Schema, at the same place below dist/. */
const copyAssets = (outDir) => {
  for (const folder of sourceFolders) {
    for (const path of assetsBelow(join(root, folder))) {
      cpSync(path, join(outDir, relative(root, path)), { recursive: true })
    }
  }
  const stylesheet = join(root, 'node_modules', 'simpledotcss', 'simple.min.css')
  cpSync(stylesheet, join(outDir, 'harness/reference-server/assets/simple.min.css'))
}

const assetsBelow = (folder) =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name)
        if (entry.name === 'assets' || entry.name.endsWith('.schema.json')) return [path]
        return entry.isDirectory() ? assetsBelow(path) : []
      })

/** The reference server as one file with its assets beside it, and the Dockerfile that takes them. */
const bundleContainer = async (outDir) => {
  const server = join(outDir, 'harness/reference-server')
  const container = join(outDir, 'container')
  mkdirSync(container)
  cpSync(join(root, 'Dockerfile'), join(container, 'Dockerfile'))
  cpSync(join(server, 'assets'), join(container, 'assets'), { recursive: true })
  const { build: bundle } = await import('esbuild')
  await bundle({
    entryPoints: [join(server, 'main.js')],
    outfile: join(container, 'server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    // The CommonJS packages in the bundle call require for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
}

if (isMain(import.meta.url)) await runScript(build)
