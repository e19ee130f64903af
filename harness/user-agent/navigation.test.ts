import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loosest, navigationHeaders, relationOf, sameSiteContext } from './navigation.ts'

test('two origins are of one site by their scheme and registrable domain', () => {
  assert.equal(relationOf(undefined, 'http://as.example'), 'none')
  assert.equal(relationOf('http://as.example/a', 'http://as.example/b'), 'same-origin')
  assert.equal(relationOf('http://as.example', 'http://as.example:81'), 'same-site')
  assert.equal(relationOf('http://a.as.co.uk', 'http://b.as.co.uk'), 'same-site')
  assert.equal(relationOf('http://a.co.uk', 'http://b.co.uk'), 'cross-site')
  assert.equal(relationOf('http://as.example', 'https://as.example'), 'cross-site')
  assert.equal(relationOf('http://127.0.0.1:1', 'http://127.0.0.1:2'), 'same-site')
  assert.equal(relationOf('http://127.0.0.1', 'http://localhost'), 'cross-site')
  assert.equal(loosest(['same-origin', 'cross-site', 'same-origin']), 'cross-site')
  assert.equal(loosest(['none', 'none']), 'none')
})

test('another site gets lax cookies by GET, and strict ones never', () => {
  assert.equal(sameSiteContext('cross-site', 'GET'), 'lax')
  assert.equal(sameSiteContext('cross-site', 'POST'), 'none')
  assert.equal(sameSiteContext('same-site', 'POST'), 'strict')
  assert.equal(sameSiteContext('none'), 'strict')
})

test('a server is told where a navigation comes from, as browsers do', () => {
  const post = { method: 'POST', url: 'https://as.example/' } as const
  assert.deepEqual(navigationHeaders(post, 'http://other.example/x', 'cross-site', 'document'), {
    origin: 'http://other.example',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  })
  const plain = { url: 'http://as.example/' }
  assert.deepEqual(navigationHeaders(plain, 'http://other.example', 'cross-site', 'document'), {})
})
