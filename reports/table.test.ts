import { test } from 'node:test'
import assert from 'node:assert/strict'
import { stripVTControlCharacters } from 'node:util'
import wrapAnsi from 'wrap-ansi'
import {
  exampleResults,
  requirementResult,
  runOf,
  serverResult,
} from './testing/example-results.ts'
import { renderTable } from './table.ts'
import { terminalStyle } from './terminal.ts'

const plain = { width: 100, color: 'none' } as const

test('requirements stand under their topic, with the reason under what is not a pass', () => {
  const results = runOf(
    serverResult('a-server', [
      requirementResult('localhost.never-skips', 'pass'),
      requirementResult('localhost.is-remembered', 'fail', { reason: 'no dialog came up' }),
    ]),
  )
  assert.deepEqual(
    renderTable(results, plain)
      .split('\n')
      .map((line) => line.trimEnd().replace(/ {3,}/g, '   ')),
    [
      'a-server 1.2.3',
      'localhost',
      '  ✓ pass   localhost.never-skips   MUST',
      '  ✗ fail   localhost.is-remembered   MUST',
      '   no dialog came up',
      'auth0: 2 of 2 judged',
      '1 fail, 1 pass',
      'not conformant',
      '',
    ],
  )
})

test('one server that conforms ends with the counts and the word', () => {
  const table = renderTable(runOf(serverResult('a', [requirementResult('a.b', 'pass')])), plain)
  assert.ok(table.endsWith('\n1 pass\nconformant\n'))
})

test('what was not judged is told by its cause, and how much of each profile was', () => {
  const table = renderTable(
    runOf(
      serverResult('a', [
        requirementResult('a.b', 'pass', {
          alsoIn: [
            { profile: 'core', level: 'SHOULD', source: requirementResult('a.b', 'pass').source },
          ],
        }),
        requirementResult('a.c', 'not-applicable', { unjudged: 'undeclared' }),
        requirementResult('a.d', 'not-applicable', { unjudged: 'definition' }),
        requirementResult('a.e', 'not-applicable', { unjudged: 'definition', reason: 'no users' }),
        requirementResult('a.f', 'not-applicable', { unjudged: 'host-application' }),
        requirementResult('a.g', 'not-applicable', { unjudged: 'user-agent' }),
      ]),
    ),
    plain,
  )
  for (const words of ['· undeclared', '– definition', '⌂ host application', '▢ browser only'])
    assert.ok(table.includes(`  ${words} `), words)
  assert.ok(
    table.endsWith(
      [
        'auth0: 1 of 6 judged, core: 1 of 1 judged',
        'not judged: 1 undeclared, 2 definition, 1 host application, 1 browser only',
        '1 pass, 5 not-applicable',
        'not judged',
        '',
      ].join('\n'),
    ),
    table,
  )
})

test('several servers end with the counts of all, and conform only together', () => {
  const table = renderTable(exampleResults, plain)
  assert.ok(
    table.endsWith(
      'All 2 servers\n1 error, 1 fail, 1 not-testable, 1 review, 1 warn, 5 pass, 2 not-applicable\nnot conformant\n',
    ),
  )
})

for (const width of [50, 80, 140]) {
  test(`no line is wider than a terminal of ${width} columns, and no id is cut`, () => {
    const body = renderTable(exampleResults, { width, color: 'ansi' })
      .split('\n')
      .filter((line) => !/^\d+ error/.test(line))
    for (const line of body) {
      assert.equal(wrapAnsi(line, width, { hard: true, trim: false }), line)
    }
    assert.ok(!body.join('').includes('…'))
  })
}

test('text of a server cannot send codes to the terminal', () => {
  const table = renderTable(exampleResults, plain)
  assert.equal(table, stripVTControlCharacters(table))
  assert.ok(!table.includes('\u0000'))
})

test('colours change nothing but the colour', () => {
  const colored = renderTable(exampleResults, { ...plain, color: 'ansi' })
  assert.notEqual(colored, renderTable(exampleResults, plain))
  const trimmed = stripVTControlCharacters(colored).replace(/ +$/gm, '')
  assert.equal(trimmed, renderTable(exampleResults, plain))
})

for (const [name, stream, env, expected] of [
  ['a terminal', { isTTY: true, columns: 120 }, {}, { width: 120, color: 'ansi' }],
  ['a file', {}, {}, { width: 100, color: 'none' }],
  ['NO_COLOR', { isTTY: true, columns: 80 }, { NO_COLOR: '1' }, { width: 80, color: 'none' }],
  [
    'an empty NO_COLOR',
    { isTTY: true, columns: 80 },
    { NO_COLOR: '' },
    { width: 80, color: 'ansi' },
  ],
  ['FORCE_COLOR in a file', {}, { FORCE_COLOR: '1' }, { width: 100, color: 'ansi' }],
  ['a tiny terminal', { isTTY: true, columns: 10 }, {}, { width: 50, color: 'ansi' }],
] as const) {
  test(`the style for ${name}`, () => assert.deepEqual(terminalStyle(stream, env), expected))
}
