import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pages } from '../server-definition.ts'
import { readDialog } from './dialog-text.ts'
import { parsePage } from './parse-page.ts'

const pages = {
  login: { page: '#login', username: '#user', password: '#password', submit: '#go' },
  consent: { page: 'form', application: 'h1', scope: '.scope', accept: '#yes', deny: '#no' },
} satisfies Pages

const boxesIn = (html: string) => readDialog(parsePage(`<form>${html}</form>`), pages).boxes

test('the box of a line stands in it, around it, or beside it with a label', () => {
  const box = '<input type=checkbox name=scope value=read>'
  const found = [{ line: 'Read', selector: 'input[type=checkbox][name="scope"][value="read"]' }]
  assert.deepEqual(boxesIn(`<p class=scope>${box} Read</p>`), found)
  assert.deepEqual(boxesIn(`<label>${box} <span class=scope>Read</span></label>`), found)
  const beside = '<input type=checkbox id=a1 name=scope value=read>'
  for (const line of [
    '<label class=scope for=a1>Read</label>',
    '<p class=scope><label for=a1>Read</label></p>',
  ])
    assert.deepEqual(boxesIn(beside + line), [{ line: 'Read', selector: '[id="a1"]' }])
})

test('what cannot be unticked, or told from another, is no box of a line', () => {
  assert.deepEqual(boxesIn('<p class=scope><input type=checkbox name=a disabled> Read</p>'), [])
  assert.deepEqual(boxesIn('<p class=scope><input type=radio name=a> Read</p>'), [])
  const twins = '<p class=scope><input type=checkbox name=a> Read</p>'.repeat(2)
  assert.deepEqual(boxesIn(twins), [])
})
