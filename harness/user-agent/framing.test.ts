import assert from 'node:assert/strict'
import { test } from 'node:test'
import { framingOf } from './framing.ts'
import type { ResponseHeaders } from './user-agent.ts'

const framing = (headers: ResponseHeaders, ancestor = 'http://attacker.example') =>
  framingOf(headers, 'https://as.example/consent', ancestor)
const csp = (...policies: string[]) => ({ 'content-security-policy': policies })

test('X-Frame-Options says who may frame a page', () => {
  assert.equal(framing({}), 'allowed')
  assert.equal(framing({ 'x-frame-options': 'deny' }), 'refused')
  assert.equal(framing({ 'x-frame-options': 'SAMEORIGIN' }), 'refused')
  assert.equal(framing({ 'x-frame-options': 'SAMEORIGIN' }, 'https://as.example'), 'allowed')
  assert.equal(framing({ 'x-frame-options': 'ALLOW-FROM http://as.example' }), 'allowed')
  assert.equal(framing({ 'x-frame-options': ['DENY', 'SAMEORIGIN'] }), 'refused')
})

test('frame-ancestors counts before it, and every policy has to agree', () => {
  assert.equal(framing(csp("default-src 'self'")), 'allowed')
  assert.equal(framing(csp("frame-ancestors 'none'")), 'refused')
  assert.equal(framing(csp("default-src *; Frame-Ancestors 'self'")), 'refused')
  assert.equal(framing(csp("frame-ancestors 'self'"), 'https://as.example'), 'allowed')
  assert.equal(framing(csp('frame-ancestors *', "frame-ancestors 'none'")), 'refused')
  assert.equal(framing({ ...csp('frame-ancestors *'), 'x-frame-options': 'DENY' }), 'allowed')
  assert.equal(framing(csp('frame-ancestors')), 'refused')
})

test('a source of frame-ancestors matches by scheme, host and port', () => {
  assert.equal(framing(csp('frame-ancestors http://attacker.example')), 'allowed')
  assert.equal(framing(csp('frame-ancestors attacker.example')), 'refused', 'https is meant')
  assert.equal(
    framing(csp('frame-ancestors attacker.example'), 'https://attacker.example'),
    'allowed',
  )
  assert.equal(framing(csp('frame-ancestors https:')), 'refused')
  assert.equal(framing(csp('frame-ancestors http:')), 'allowed')
  assert.equal(framing(csp('frame-ancestors http://*.example')), 'allowed')
  assert.equal(framing(csp('frame-ancestors http://attacker.example:81')), 'refused')
})
