import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import type { Verdict } from '../harness/judge/verdict.ts'
import { createProgress } from './progress.ts'

const recorder = (terminal: { isTTY: boolean; columns: number } | object = {}) => {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      text += String(chunk)
      callback()
    },
  })
  return { stream: Object.assign(stream, terminal), text: () => text }
}

const finish = (progress: ReturnType<typeof createProgress>, verdicts: readonly Verdict[]) => {
  for (const [index, verdict] of verdicts.entries()) {
    progress.scenarioFinished({ server: 'a-server', title: `scenario ${index + 1}`, verdict })
  }
  progress.done()
}

test('a log gets ten lines for a long run that passes', () => {
  const { stream, text } = recorder()
  finish(createProgress(stream, { total: 200 }), Array<Verdict>(200).fill('pass'))
  const lines = text().trimEnd().split('\n')
  assert.equal(lines.length, 10)
  assert.equal(lines[0], ' 20/200 scenarios')
  assert.equal(lines.at(-1), '200/200 scenarios')
})

test('a log gets a line for everything that is neither a pass nor not applicable', () => {
  const { stream, text } = recorder()
  finish(createProgress(stream, { total: 100 }), ['pass', 'fail', 'not-applicable', 'warn'])
  assert.equal(text(), '✗ fail a-server: scenario 2\n! warn a-server: scenario 4\n')
})

test('a log of a short run says each step, and how many did not pass', () => {
  const { stream, text } = recorder()
  finish(createProgress(stream, { total: 2 }), ['error', 'pass'])
  assert.equal(
    text(),
    '↯ error a-server: scenario 1\n1/2 scenarios, 1 not passed\n2/2 scenarios, 1 not passed\n',
  )
})

test('a log holds no terminal codes', () => {
  const { stream, text } = recorder()
  finish(createProgress(stream, { total: 1 }, {}), ['fail'])
  assert.equal(text(), stripVTControlCharacters(text()))
})

test('a terminal rewrites one line, keeps what did not pass and is left clean', () => {
  const { stream, text } = recorder({ isTTY: true, columns: 80 })
  finish(createProgress(stream, { total: 2 }, {}), ['fail', 'pass'])
  const plain = stripVTControlCharacters(text())
  assert.ok(plain.includes('✗ fail a-server: scenario 1\n'))
  assert.ok(plain.includes('██████████░░░░░░░░░░ 1/2, 1 not passed  a-server: scenario 1'))
  assert.ok(plain.includes('████████████████████ 2/2'))
  const eraseTheLine = '\u001b[2K\u001b[1A\u001b[2K\u001b[G'
  assert.ok(text().endsWith(eraseTheLine))
})

test('the live line is no wider than the terminal and holds no code of a server', () => {
  const { stream, text } = recorder({ isTTY: true, columns: 60 })
  const progress = createProgress(stream, { total: 1 }, {})
  progress.scenarioFinished({ server: 'a', title: `\u001b[2J${'x'.repeat(200)}`, verdict: 'pass' })
  assert.ok(!text().includes('\u001b[2J'))
  const [line] = stripVTControlCharacters(text()).split('\n')
  assert.ok(line && line.length <= 60)
  progress.done()
  progress.done()
})
