import { test } from 'node:test'
import assert from 'node:assert/strict'
import { stripVTControlCharacters } from 'node:util'
import {
  exampleResults,
  requirementResult,
  runOf,
  serverResult,
} from './testing/example-results.ts'
import { matrixOf } from './matrix.ts'
import { renderMatrix, renderMatrixMarkdown } from './matrix-text.ts'

const one = runOf(
  serverResult('one', [requirementResult('a.b', 'pass'), requirementResult('c.d', 'fail')]),
)
const two = runOf(
  serverResult('two', [requirementResult('a.e', 'warn'), requirementResult('a.b', 'error')]),
)

test('several results give one row for each requirement, by topic', () => {
  assert.deepEqual(matrixOf(one, two), {
    columns: [
      {
        label: 'one',
        version: '1.2.3',
        outcome: 'not conformant',
        coverage: { auth0: { judged: 2, of: 2 } },
      },
      {
        label: 'two',
        version: '1.2.3',
        outcome: 'not conformant',
        coverage: { auth0: { judged: 1, of: 2 } },
      },
    ],
    topics: [
      {
        topic: 'a',
        rows: [
          { id: 'a.b', level: 'MUST', cells: [{ verdict: 'pass' }, { verdict: 'error' }] },
          { id: 'a.e', level: 'SHOULD', cells: [undefined, { verdict: 'warn' }] },
        ],
      },
      { topic: 'c', rows: [{ id: 'c.d', level: 'MUST', cells: [{ verdict: 'fail' }, undefined] }] },
    ],
  })
})

test('several servers of one run stand side by side too', () => {
  assert.deepEqual(
    matrixOf(exampleResults).columns.map(({ label }) => label),
    ['reference-auth0', 'shady-server'],
  )
})

test('one server in several versions is told apart by version, then by number', () => {
  const older = runOf({ ...serverResult('one', []), version: '1.0.0' })
  assert.deepEqual(
    matrixOf(one, older, one).columns.map(({ label }) => label),
    ['one 1.2.3', 'one 1.0.0', 'one 1.2.3 (2)'],
  )
})

test('in the terminal the names head the columns where they fit', () => {
  assert.equal(
    renderMatrix(matrixOf(one, two), { width: 60, color: 'none' }),
    `one 1.2.3  not conformant  auth0: 2 of 2 judged
two 1.2.3  not conformant  auth0: 1 of 2 judged

       one  two
a
  a.b  ✓    ↯
  a.e       !
c
  c.d  ✗

↯ error  ✗ fail  ? not-testable  ○ review  ! warn  ✓ pass  · undeclared  – definition  ⌂ host application  ▢ browser only
blank: not asked
`,
  )
})

test('in a narrow terminal numbers head the columns', () => {
  const text = renderMatrix(matrixOf(one, two), { width: 10, color: 'none' })
  assert.ok(text.startsWith('1  one 1.2.3  not conformant  auth0: 2 of 2 judged\n2  two 1.2.3'))
  assert.ok(text.includes('\n       1  2\n'))
})

test('colours change nothing but the colour', () => {
  const plain = renderMatrix(matrixOf(exampleResults), { width: 100, color: 'none' })
  const colored = renderMatrix(matrixOf(exampleResults), { width: 100, color: 'ansi' })
  assert.notEqual(colored, plain)
  assert.equal(stripVTControlCharacters(colored).replace(/ +$/gm, ''), plain)
})

test('in Markdown it is one table, whatever the names hold', () => {
  const hostile = runOf({ ...serverResult('a|b\n<i>', []), version: '[x](y)' })
  const text = renderMatrixMarkdown(matrixOf(one, hostile))
  assert.equal(
    text,
    `| requirement | level | one 1.2.3 | a&#124;b &lt;i&gt; \\[x\\](y) |
| --- | --- | :---: | :---: |
| a.b | MUST | ✓ |   |
| c.d | MUST | ✗ |   |
| judged |  | auth0 2/2 |  |
| **conformant** |  | **no** | not judged |

↯ error  ✗ fail  ? not-testable  ○ review  ! warn  ✓ pass  · undeclared  – definition  ⌂ host application  ▢ browser only; blank: not asked
`,
  )
})

test('every cause of not being judged has a symbol of its own', () => {
  const causes = ['undeclared', 'definition', 'host-application', 'user-agent'] as const
  const rows = causes.map((unjudged, at) =>
    requirementResult(`a.b${at}`, 'not-applicable', { unjudged }),
  )
  const matrix = matrixOf(runOf(serverResult('one', rows)))
  const cells = ['·', '–', '⌂', '▢'].map((symbol, at) => `| a.b${at} | MUST | ${symbol} |`)
  for (const row of cells) assert.ok(renderMatrixMarkdown(matrix).includes(row), row)
  const text = renderMatrix(matrix, { width: 60, color: 'none' })
  for (const symbol of ['·', '–', '⌂', '▢']) assert.match(text, new RegExp(`a\\.b\\d +${symbol}\n`))
})
