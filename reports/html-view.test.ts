import { test } from 'node:test'
import assert from 'node:assert/strict'
import { renderHtml } from './html.ts'
import { viewOf } from './html-view.ts'
import {
  exampleResults,
  requirementResult,
  runOf,
  serverResult,
} from './testing/example-results.ts'

const { source } = requirementResult('a.b', 'pass')
const shared = requirementResult('a.b', 'pass', {
  alsoIn: [{ profile: 'security', level: 'SHOULD', source }],
})

test('a requirement is found by each of its profiles, and tells what each says', () => {
  const results = runOf(serverResult('one', [shared]))
  assert.deepEqual(viewOf(results).profiles, ['auth0', 'security'])
  const page = renderHtml(results)
  assert.ok(page.includes('data-profiles="auth0 security"'))
  assert.ok(page.includes('<dt>MUST in auth0</dt>') && page.includes('<dt>SHOULD in security</dt>'))
})

test('a server that was not judged looks neither good nor bad, and says how little was', () => {
  const unjudged = requirementResult('a.c', 'not-applicable', { unjudged: 'definition' })
  const results = runOf(serverResult('one', [unjudged]))
  const { headline, tone } = viewOf(results)
  assert.deepEqual([headline, tone], ['one is not judged', 'open'])
  const page = renderHtml(results)
  assert.ok(page.includes('auth0: 0 of 1 judged; not judged: 1 definition'))
  assert.ok(page.includes('<header class="masthead open">'))
})

test('several servers are counted by what they come to', () => {
  const unjudged = requirementResult('a.c', 'not-applicable', { unjudged: 'host-application' })
  const results = runOf(serverResult('one', [shared]), serverResult('two', [unjudged]))
  assert.equal(viewOf(results).headline, '1 of 2 servers are conformant, 1 not judged')
  assert.equal(viewOf(exampleResults).tone, 'bad')
})
