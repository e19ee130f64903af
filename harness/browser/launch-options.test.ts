import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMockHost } from '../http.ts'
import { browserLaunchOptions, mockHostPatterns } from './launch-options.ts'

test('the browser resolves the same hosts to loopback as the http agent does', () => {
  const hosts = ['shop.example', 'a.b.example', 'example', 'app.test', 'test', 'notlocalhost']
  const others = ['example.com', 'myexample', 'latest', 'localhost', 'x.notlocalhost', '127.0.0.1']
  for (const host of [...hosts, ...others]) {
    const isMapped = mockHostPatterns.some((pattern) => globToRegExp(pattern).test(host))
    assert.equal(isMapped, isMockHost(host), host)
  }
})

const globToRegExp = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)

test('the sandbox is off for root only', () => {
  assert.equal(browserLaunchOptions('/usr/bin/chromium', 0).chromiumSandbox, false)
  assert.equal(browserLaunchOptions('/usr/bin/chromium', 1000).chromiumSandbox, true)
})
