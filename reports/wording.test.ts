import { test } from 'node:test'
import assert from 'node:assert/strict'
import { hostileText } from './testing/example-results.ts'
import {
  countsLine,
  coverageLine,
  durationWords,
  groupedBy,
  oneLine,
  plainText,
  topicOf,
} from './wording.ts'

test('the topic is the part of an id before the dot', () => {
  assert.equal(topicOf('first-party.skips-when-api-allows'), 'first-party')
})

test('the counts line puts the worst verdict first and leaves out what nobody got', () => {
  assert.equal(
    countsLine({ pass: 12, fail: 1, 'not-applicable': 2, warn: 0 }),
    '1 fail, 12 pass, 2 not-applicable',
  )
  assert.equal(countsLine({}), 'nothing judged')
})

test('the coverage line says of each profile how much was judged', () => {
  const coverage = { core: { judged: 18, of: 64 }, security: { judged: 0, of: 3 } }
  assert.equal(coverageLine({ coverage }), 'core: 18 of 64 judged, security: 0 of 3 judged')
})

test('groups keep the order in which their keys first appear', () => {
  assert.deepEqual(
    groupedBy(['b1', 'a1', 'b2'], (item) => item[0] ?? ''),
    [
      { key: 'b', items: ['b1', 'b2'] },
      { key: 'a', items: ['a1'] },
    ],
  )
})

for (const [milliseconds, words] of [
  [0, '0 ms'],
  [340.4, '340 ms'],
  [4_200, '4.2 s'],
  [59_960, '1 min 0 s'],
  [125_000, '2 min 5 s'],
] as const) {
  test(`${milliseconds} milliseconds are said as ${words}`, () => {
    assert.equal(durationWords(milliseconds), words)
  })
}

test('plain text keeps its lines and tabs', () => {
  assert.equal(plainText('a\r\nb\tc\u0007\u001b[2Jd\u2028e'), 'a\nb\tcd\ne')
})

test('one line holds no line end, terminal code, half character or reversing mark', () => {
  assert.equal(
    oneLine(`${hostileText}\u2028\u202eend\r\n`),
    '<script>alert("1")</script> & \'quoted\' | bar second line `code` ]]> red 漢字 🎫 end',
  )
})
