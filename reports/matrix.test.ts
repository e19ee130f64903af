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
      { label: 'one', version: '1.2.3', outcome: 'not conformant' },
      { label: 'two', version: '1.2.3', outcome: 'not conformant' },
    ],
    topics: [
      {
        topic: 'a',
        rows: [
          { id: 'a.b', level: 'MUST', cells: ['pass', 'error'] },
          { id: 'a.e', level: 'SHOULD', cells: [undefined, 'warn'] },
        ],
      },
      { topic: 'c', rows: [{ id: 'c.d', level: 'MUST', cells: ['fail', undefined] }] },
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
    `one 1.2.3  not conformant
two 1.2.3  not conformant

       one  two
a
  a.b  ✓    ↯
  a.e       !
c
  c.d  ✗

↯ error  ✗ fail  ? not-testable  ○ review  ! warn  ✓ pass  · not-applicable
blank: not judged
`,
  )
})

test('in a narrow terminal numbers head the columns', () => {
  const text = renderMatrix(matrixOf(one, two), { width: 10, color: 'none' })
  assert.ok(text.startsWith('1  one 1.2.3  not conformant\n2  two 1.2.3'))
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
| **conformant** |  | **no** | not judged |

↯ error  ✗ fail  ? not-testable  ○ review  ! warn  ✓ pass  · not-applicable; blank: not judged
`,
  )
})
