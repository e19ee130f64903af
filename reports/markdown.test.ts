import { test } from 'node:test'
import assert from 'node:assert/strict'
import {
  exampleResults,
  requirementResult,
  runOf,
  serverResult,
} from './testing/example-results.ts'
import { markdownText, renderMarkdown } from './markdown.ts'

const lines = renderMarkdown(exampleResults).split('\n')

test('the verdict of each server comes first', () => {
  assert.deepEqual(lines.slice(0, 4), [
    '# Consent conformance',
    '',
    '- **reference-auth0** 1.2.3: **conformant**; auth0: 3 of 3 judged, core: 1 of 2 judged (not judged: 1 undeclared)',
    '- **shady-server** &lt;b&gt;9&lt;/b&gt;: **not conformant**; auth0: 3 of 5 judged, core: 0 of 2 judged (not judged: 1 undeclared)',
  ])
})

test('the counts are a table with a column for each verdict that occurs', () => {
  assert.ok(lines.includes('| reference-auth0 | 0 | 0 | 0 | 0 | 0 | 4 | 1 |'))
  const passing = renderMarkdown(runOf(serverResult('a', [requirementResult('a.b', 'pass')])))
  assert.ok(passing.includes('| server | ✓ pass |'))
})

test('everything that is not a pass has a row with its reason, the worst first', () => {
  const rows = lines.slice(lines.indexOf('## shady-server')).filter((line) => line.startsWith('| '))
  assert.deepEqual(
    rows.filter((row) => row.includes('](')).map((row) => row.split(' ')[2]),
    ['error', 'fail', 'not-testable', 'review', 'warn', 'not-applicable'],
  )
  assert.ok(rows.some((row) => row.includes('the verdict flickered: pass, then fail')))
})

test('a row of a table has its four cells, whatever the reason holds', () => {
  for (const row of lines.filter((line) => line.includes(']('))) {
    assert.equal(row.replaceAll('\\|', '').split('|').length, 6, row)
  }
})

test('the line that repeats the run is in a block of its own', () => {
  const at = lines.indexOf(exampleResults.run.reproduce)
  assert.deepEqual([lines[at - 1], lines[at + 1]], ['```sh', '```'])
})

test('a block survives backticks in the line', () => {
  const run = { ...exampleResults.run, reproduce: 'echo ```` x' }
  assert.match(renderMarkdown({ ...exampleResults, run }), /\n`{5}sh\necho ```` x\n`{5}\n/)
})

for (const [given, expected] of [
  ['<script>&', '&lt;script&gt;&amp;'],
  ['a|b\nc\u0000d', 'a&#124;b cd'],
  ['[x](y) *b* `c`', '\\[x\\](y) \\*b\\* \\`c\\`'],
  ['@team https://x.example', '&#64;team https&#58;//x.example'],
  ['漢字 🎫', '漢字 🎫'],
  ['\u202egnp.exe', 'gnp.exe'],
] as const) {
  test(`${JSON.stringify(given)} is shown as it is`, () => {
    assert.equal(markdownText(given), expected)
  })
}

test('only web addresses become links', () => {
  const source = { document: 'd', section: 's', url: 'javascript:alert(1)' }
  const page = renderMarkdown(
    runOf(serverResult('a', [requirementResult('a.b', 'fail', { source })])),
  )
  assert.ok(!page.includes('javascript'))
})
