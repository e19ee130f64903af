// Sets up what a fresh clone lacks: the dependencies and the build. Plain JavaScript without
// dependencies, because it runs before either exists, and cheap when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { buildStamp, isMain, root, runScript, SetupError, sourceFolders } from './project.mjs'

/** What decides the build besides the source folders. */
const buildInputs = [
  'index.ts',
  'playwright.config.ts',
  'tsconfig.json',
  'package-lock.json',
  'Dockerfile',
  'scripts/build.mjs',
]

/** Installs and builds what is missing or stale; throws a SetupError when it cannot. */
export const setUp = async () => {
  requireNode(process.versions.node)
  if (!isInstalled()) install()
  if (!isBuilt()) await build()
}

/** Throws unless the version is 20.19 or newer. */
export const requireNode = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupError(`Node ${version} is too old: install Node 20.19 or newer (nodejs.org)`)
}

/** Whether every package of the lock file is installed in its version. */
const isInstalled = () => {
  const installed = readPackages(join('node_modules', '.package-lock.json'))
  if (!installed) return false
  const wanted = readPackages('package-lock.json') ?? {}
  return Object.entries(wanted).every(
    // Optional packages are for other platforms as a rule; npm leaves those out.
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  )
}

const readPackages = (file) => {
  const path = join(root, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

const install = () => {
  console.error('Installing the dependencies (npm ci) …')
  // No package here needs its install script: native parts come as packages of their own, and the
  // scripts would look for a compiler.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const npm = process.env.npm_execpath
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status === 0) return
  throw new SetupError(
    `The dependencies could not be installed: "npm ci" ${error ? `did not start (${error.message})` : `ended with ${status}`}; ` +
      'see its lines above, mend the network or package-lock.json, and try again',
  )
}

const isBuilt = () => {
  if (!existsSync(buildStamp)) return false
  const built = statSync(buildStamp).mtimeMs
  return [...buildInputs, ...sourceFolders].every((path) => newest(join(root, path)) <= built)
}

/** The latest change below a path, in milliseconds. A folder's own time tells of removed files. */
const newest = (path) => {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  const below = readdirSync(path, { withFileTypes: true }).map(({ name }) =>
    newest(join(path, name)),
  )
  return Math.max(entry.mtimeMs, ...below)
}

if (isMain(import.meta.url)) await runScript(setUp)
