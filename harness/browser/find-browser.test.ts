import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConformanceError } from '../judge/errors.ts'
import { findBrowser } from './find-browser.ts'
import type { Machine } from './machine.ts'

interface Imagined {
  readonly files?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly isRoot?: true
  /** The file each command leaves behind when it succeeds; a command not named here fails. */
  readonly installs?: Readonly<Record<string, string>>
}

const imagine = ({ files = [], env = {}, isRoot, installs = {} }: Imagined) => {
  const present = new Set(files)
  const commands: string[] = []
  const run = (command: string) => {
    commands.push(command)
    const installed = installs[command]
    if (installed === undefined) return { succeeded: false, output: 'reading …\nno network' }
    present.add(installed)
    return { succeeded: true, output: '' }
  }
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/bin', ...env },
    isRoot: isRoot ?? false,
    isExecutableFile: (path) => present.has(path),
    playwrightBrowsers: async () => ['/cache/shell/chrome-headless-shell', '/cache/full/chrome'],
    run: async (command, args) => run(`${command} ${args[0]}`),
    runPlaywright: async (args) => run(`playwright ${args[0]}`),
  }
  const said: string[] = []
  return { find: () => findBrowser((line) => said.push(line), machine), commands, said }
}

test('the browser that CONSENT_BROWSER names comes first', async () => {
  const files = ['/opt/mine/chromium', '/usr/bin/chromium-headless-shell']
  const { find } = imagine({ files, env: { CONSENT_BROWSER: '/opt/mine/chromium' } })
  assert.deepEqual(await find(), { path: '/opt/mine/chromium', kind: 'chromium' })
})

test('a CONSENT_BROWSER that is no executable file is a configuration error that names it', async () => {
  const { find } = imagine({
    files: ['/usr/bin/chromium'],
    env: { CONSENT_BROWSER: '/opt/gone/chrome' },
  })
  await assert.rejects(find(), (error) => {
    assert.ok(error instanceof ConformanceError)
    assert.equal(error.code, 'configuration')
    assert.match(error.message, /CONSENT_BROWSER names "\/opt\/gone\/chrome"/)
    return true
  })
})

test('an installed headless shell is preferred to an installed Chrome', async () => {
  const { find } = imagine({
    files: ['/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'],
  })
  assert.equal((await find())?.path, '/usr/bin/chromium-headless-shell')
})

test("an installed browser is preferred to Playwright's download, and nothing is installed", async () => {
  const { find, commands } = imagine({
    files: ['/usr/bin/chromium', '/cache/shell/chrome-headless-shell'],
  })
  assert.equal((await find())?.path, '/usr/bin/chromium')
  assert.deepEqual(commands, [])
})

test("Playwright's download serves where no browser is installed, its headless shell first", async () => {
  const both = imagine({ files: ['/cache/full/chrome', '/cache/shell/chrome-headless-shell'] })
  assert.deepEqual(await both.find(), {
    path: '/cache/shell/chrome-headless-shell',
    kind: 'headless-shell',
  })
  const full = imagine({ files: ['/cache/full/chrome'] })
  assert.deepEqual(await full.find(), { path: '/cache/full/chrome', kind: 'chrome' })
})

test('root on Debian gets one from the package manager', async () => {
  const { find, commands } = imagine({
    files: ['/usr/bin/apt-get'],
    isRoot: true,
    installs: { 'apt-get install': '/usr/bin/chromium-headless-shell' },
  })
  assert.equal((await find())?.path, '/usr/bin/chromium-headless-shell')
  assert.deepEqual(commands, ['apt-get update', 'apt-get install'])
})

test('who is not root gets one from Playwright', async () => {
  const { find, commands } = imagine({
    files: ['/usr/bin/apt-get'],
    installs: { 'playwright install': '/cache/shell/chrome-headless-shell' },
  })
  assert.equal((await find())?.path, '/cache/shell/chrome-headless-shell')
  assert.deepEqual(commands, ['playwright install'])
})

test('where no way leads to a browser there is none, and each failure was told', async () => {
  const { find, said } = imagine({ files: ['/usr/bin/apt-get'], isRoot: true })
  assert.equal(await find(), undefined)
  assert.deepEqual(said, [
    'no browser found; trying "apt-get install chromium-headless-shell" …',
    '"apt-get install chromium-headless-shell" did not work: no network',
    'no browser found; trying "playwright install chromium-headless-shell" …',
    '"playwright install chromium-headless-shell" did not work: no network',
  ])
})

test('a machine that forbids downloads is not made to try one', async () => {
  const { find, commands } = imagine({ env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } })
  assert.equal(await find(), undefined)
  assert.deepEqual(commands, [])
})
