import assert from 'node:assert/strict'
import { test } from 'node:test'
import { installedCandidates, kindOf } from './candidates.ts'

const paths = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] =>
  installedCandidates(platform, env).map(({ path }) => path)

test('a headless shell comes before a full Chromium, and that before Chrome', () => {
  const kinds = installedCandidates('linux', { PATH: '/usr/bin' }).map(({ kind }) => kind)
  assert.deepEqual([...new Set(kinds)], ['headless-shell', 'chromium', 'chrome'])
  assert.deepEqual(
    kinds,
    kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
  )
})

const order = ['headless-shell', 'chromium', 'chrome']

test('each folder of the PATH is searched in its order', () => {
  const found = paths('linux', { PATH: '/home/me/bin::/usr/bin' })
  assert.deepEqual(found.slice(0, 2), [
    '/home/me/bin/chromium-headless-shell',
    '/usr/bin/chromium-headless-shell',
  ])
})

test('on macOS the applications of the machine and of the user are searched', () => {
  const found = paths('darwin', { HOME: '/Users/me' })
  assert.ok(found.includes('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'))
  assert.ok(found.includes('/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium'))
})

test('on Windows the program folders come from the environment; an unset one is left out', () => {
  const found = paths('win32', { PATH: 'C:\\tools', ProgramFiles: 'C:\\Program Files' })
  assert.ok(found.includes('C:\\tools\\chrome.exe'))
  assert.ok(found.includes('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'))
  assert.deepEqual(
    found.filter((path) => path.includes('LOCALAPPDATA') || path.includes('undefined')),
    [],
  )
})

test('the name of a file tells its kind', () => {
  assert.equal(kindOf('/x/chrome-headless-shell'), 'headless-shell')
  assert.equal(kindOf('/x/headless_shell'), 'headless-shell')
  assert.equal(kindOf('/usr/bin/chromium'), 'chromium')
  assert.equal(kindOf('/usr/bin/google-chrome'), 'chrome')
})
