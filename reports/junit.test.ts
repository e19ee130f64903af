import { test } from 'node:test'
import assert from 'node:assert/strict'
import { create } from 'xmlbuilder2'
import {
  exampleResults,
  requirementResult,
  runOf,
  serverResult,
} from './testing/example-results.ts'
import { renderJunit } from './junit.ts'

/** The elements of a report by name, each with its attributes and text, as a parser reads them back. */
const elements = (xml: string, name: string) => {
  const found: { attributes: Record<string, string>; text: string; children: string[] }[] = []
  create(xml).each(
    ({ node }) => {
      if (node.nodeName !== name) return
      const element = node as unknown as {
        attributes: Iterable<{ name: string; value: string }>
        childNodes: Iterable<{ nodeName: string }>
        textContent: string
      }
      found.push({
        attributes: Object.fromEntries([...element.attributes].map((a) => [a.name, a.value])),
        text: element.textContent,
        children: [...element.childNodes]
          .map((child) => child.nodeName)
          .filter((n) => n !== '#text'),
      })
    },
    true,
    true,
  )
  return found
}

test('a server is a suite with its counts, its version and how to repeat the run', () => {
  const xml = renderJunit(exampleResults)
  const [good, bad] = elements(xml, 'testsuite').map(({ attributes }) => attributes)
  assert.deepEqual(good, {
    name: 'reference-auth0',
    tests: '5',
    failures: '0',
    errors: '0',
    skipped: '1',
    time: '1.360',
    timestamp: '2026-01-02T03:04:05.678Z',
  })
  assert.deepEqual([bad?.['failures'], bad?.['errors'], bad?.['skipped']], ['2', '1', '1'])
  const properties = elements(xml, 'property').map(({ attributes }) => attributes)
  assert.ok(properties.some((p) => p['name'] === 'server.version' && p['value'] === '1.2.3'))
  assert.ok(properties.some((p) => p['name'] === 'run.reproduce'))
})

const children = {
  pass: [],
  fail: ['failure'],
  'not-testable': ['failure'],
  error: ['error'],
  'not-applicable': ['skipped'],
  warn: ['system-out'],
  review: ['system-out'],
} as const

for (const [verdict, expected] of Object.entries(children)) {
  test(`${verdict} is told by ${expected.join() || 'an empty test case'}`, () => {
    const requirement = requirementResult('a-topic.b', verdict as keyof typeof children)
    const [testcase] = elements(renderJunit(runOf(serverResult('s', [requirement]))), 'testcase')
    assert.deepEqual(testcase?.children, expected)
    assert.equal(testcase?.attributes['classname'], 'auth0.a-topic')
    assert.equal(testcase?.attributes['name'], 'a-topic.b')
  })
}

test('a server that was not judged is a failure, though none of its requirements is', () => {
  const unjudged = requirementResult('a.b', 'not-applicable', { unjudged: 'definition' })
  const xml = renderJunit(runOf(serverResult('s', [unjudged])))
  const [suite] = elements(xml, 'testsuite')
  assert.deepEqual([suite?.attributes['tests'], suite?.attributes['failures']], ['2', '1'])
  const [failure] = elements(xml, 'failure')
  assert.equal(failure?.attributes['message'], 'not judged: auth0: 0 of 1 judged')
  const [skipped] = elements(xml, 'skipped')
  assert.match(skipped?.attributes['message'] ?? '', /^not-applicable \(definition\): /)
})

test('hostile text is read back as text, without what XML cannot hold', () => {
  const xml = renderJunit(exampleResults)
  const [failure] = elements(xml, 'failure')
  assert.match(
    failure?.attributes['message'] ?? '',
    /^fail: <script>alert\("1"\)<\/script> & 'quoted' \| bar second line/,
  )
  assert.ok(failure?.text.includes('漢字 🎫'))
  assert.ok(!/[\u0000-\u0008\u001b]/.test(xml))
  assert.ok(!/\p{Cs}/u.test(xml))
})

test('the same results give the same text', () => {
  assert.equal(renderJunit(exampleResults), renderJunit(structuredClone(exampleResults)))
})
