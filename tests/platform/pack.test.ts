import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import type { Results } from '../../harness/judge/results.ts'
import { projectFolder } from './project-folder.ts'

/** The Node that runs this, the oldest that is supported, and the newest with long-term support. */
const thisNode = process.versions.node.split('.')[0] ?? ''
const nodes = [...new Set([thisNode, '20', '24'])]

/** How long npm may take to install or fetch something, in milliseconds. */
const npmLimitMs = 300_000

/** What npm says where it reaches no registry. */
const unreachable = /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH)|ENOTCACHED/

const folder = mkdtempSync(join(tmpdir(), 'consent-pack-'))
after(() => rmSync(folder, { recursive: true }))

const run = (command: string, args: readonly string[], cwd = folder) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: npmLimitMs,
    // As a user's shell has it: without what `npm test` adds of this project.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  })
  return { status, text: `${stdout}${stderr}` }
}

let installed: { readonly status: number | null; readonly text: string }
before(() => {
  const options = ['--ignore-scripts', '--pack-destination', folder]
  const packed = run('npm', ['pack', ...options], projectFolder)
  assert.equal(packed.status, 0, packed.text)
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  installed = run('npm', ['install', '--prefer-offline', `./${tarball}`])
})

/** Whether the tarball is installed; a test that finds no registry skips itself and says why. */
const isInstalledOrSkip = (t: TestContext): boolean => {
  if (installed.status === 0) return true
  assert.match(installed.text, unreachable, installed.text)
  t.skip('npm reaches no registry, and its cache lacks the dependencies')
  return false
}

/** The command that runs the installed suite under a Node of the npm registry, or under this one. */
const suiteUnder = (version: string): readonly string[] =>
  version === thisNode
    ? ['consent-conformance']
    : [...nodeOf(version), 'node_modules/consent-conformance/dist/harness/cli/main.js']

const nodeOf = (version: string): readonly string[] => [
  ...['--yes', '--package', `node@${version}`],
  'node',
]

for (const version of nodes) {
  test(`installed from its tarball in an empty folder, the suite passes under Node ${version}`, (t) => {
    if (!isInstalledOrSkip(t)) return
    if (version !== thisNode) {
      const fetched = run('npx', [...nodeOf(version), '--version'])
      if (fetched.status !== 0 && unreachable.test(fetched.text)) {
        return t.skip(`npm reaches no registry to fetch Node ${version}`)
      }
      assert.match(fetched.text, new RegExp(`^v${version}\\.`, 'm'))
    }
    const { status, text } = run('npx', [...suiteUnder(version), 'run', '--user-agent', 'http'])
    assert.equal(status, 0, text)
    const { servers } = readResults()
    assert.ok(servers.length > 0)
    for (const { summary, requirements } of servers) {
      assert.equal(summary.conformant, true)
      assert.ok(requirements.some(({ verdict }) => verdict === 'pass'))
    }
  })
}

const readResults = (): Results =>
  JSON.parse(readFileSync(join(folder, 'conformance-report', 'results.json'), 'utf8')) as Results

test('the file and line of a scenario lead to its source in the package', (t) => {
  if (!isInstalledOrSkip(t)) return
  const [scenario] = readResults().servers.flatMap(({ requirements }) =>
    requirements.flatMap(({ scenarios }) => scenarios),
  )
  assert.ok(scenario)
  const source = readFileSync(
    join(folder, 'node_modules', 'consent-conformance', scenario.file),
    'utf8',
  )
  assert.match(source.split('\n')[scenario.line - 1] ?? '', /\btest\(/)
})

test('neither tests nor anything else of the workshop is in the tarball', (t) => {
  if (!isInstalledOrSkip(t)) return
  const files = readdirSync(join(folder, 'node_modules', 'consent-conformance'), {
    recursive: true,
    encoding: 'utf8',
  })
  assert.deepEqual(
    files.filter((file) => /\.test\.|^(tests|scripts|dist\/tests)\b|\.stamp$/.test(file)),
    [],
  )
})
