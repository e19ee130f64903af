import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserProxy, proxiesOf } from './proxies.ts'

const http = 'http://ada:a%20word@proxy.example.com:3128'

test('no proxy is used where none is named, or for nothing', () => {
  assert.equal(proxiesOf({}), undefined)
  assert.equal(proxiesOf({ HTTPS_PROXY: '' }), undefined)
  assert.equal(proxiesOf({ HTTPS_PROXY: http, NO_PROXY: 'a.example.com, *' }), undefined)
})

test('what is named for http alone serves https, and the other way round it does not', () => {
  assert.equal(proxiesOf({ HTTP_PROXY: http })?.https, http)
  assert.equal(proxiesOf({ https_proxy: http })?.http, undefined)
})

test('a browser is told the same', () => {
  const proxies = proxiesOf({ HTTPS_PROXY: http, no_proxy: '.company.com intern:8080' })
  assert.ok(proxies)
  const { server, username, password, bypass = '' } = browserProxy(proxies)
  assert.equal(server, 'http://proxy.example.com:3128')
  assert.deepEqual([username, password], ['ada', 'a word'])
  const rules = bypass.split(',')
  for (const rule of ['company.com', '*.company.com', 'intern:8080', '*.example', 'http://*'])
    assert.ok(rules.includes(rule), rule)
})

test('a scheme may be left out, and what is no address is told', () => {
  assert.equal(proxiesOf({ HTTP_PROXY: 'proxy:8080' })?.http, 'http://proxy:8080')
  assert.throws(() => proxiesOf({ HTTP_PROXY: 'http://' }), {
    code: 'configuration',
    message: /"HTTP_PROXY" names "http:\/\/"/,
  })
})
