// After `npm install` from a registry that does not carry every platform, package-lock.json lacks
// the optional packages of the others, and `npm ci` refuses it everywhere. This adds their entries,
// from what their names say; npm fetches one only on the platform it is for.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const operatingSystem = /(?<os>android|darwin|freebsd|linux|openharmony|win32)/
const processor = /-(?<cpu>arm64|arm|ia32|ppc64|riscv64|s390x|x64)\b/

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))

const missing = Object.values(lock.packages).flatMap((parent) =>
  Object.entries(parent.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d/.test(version) && !(`node_modules/${name}` in lock.packages))
    .map(([name, version]) => [`node_modules/${name}`, entryFor(name, version, parent)]),
)

function entryFor(name, version, parent) {
  const os = operatingSystem.exec(name)?.groups.os
  const cpu = processor.exec(name.replace('/', '-'))?.groups.cpu
  if (!os || !cpu) throw new Error(`"${name}" does not say which platform it is for`)
  const libc = /musl|gnu/.exec(os === 'linux' ? name : '')?.[0]
  return {
    version,
    cpu: [cpu],
    ...(parent.dev && { dev: true }),
    ...(libc && { libc: [libc === 'gnu' ? 'glibc' : 'musl'] }),
    optional: true,
    os: [os],
  }
}

const { '': project, ...others } = lock.packages
const sorted = [...Object.entries(others), ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = { '': project, ...Object.fromEntries(sorted) }
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${missing.length} entries added to package-lock.json`)
