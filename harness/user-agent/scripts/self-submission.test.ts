import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePage } from '../parse-page.ts'
import { formSubmittedAtLoad } from './self-submission.ts'

const form = '<form id=answer action=/cb><input type=hidden name=code value=1></form>'
const submitted = (body: string, onload = '') =>
  formSubmittedAtLoad(parsePage(`<body onload="${onload}">${body}`))?.attr('id')

const atLoad: Readonly<Record<string, string>> = {
  'by its number': 'document.forms[0].submit()',
  'by its id': 'document.getElementById("answer").submit();',
  'by a selector': 'document.querySelector("form").requestSubmit()',
  'by its name in the document': 'const f = document.forms.answer; f.submit()',
  'by its name in the window': 'answer.submit()',
  'in a function called at once': '(function () { document.forms[0].submit() })()',
  'in an arrow function called at once': '(() => document.forms["answer"].submit())()',
  'in a function called by its name': 'function go() { document.forms[0].submit() } go()',
  'when the window is loaded': 'window.onload = function () { document.forms[0].submit() }',
  'when the document is loaded':
    'addEventListener("DOMContentLoaded", () => { document.forms[0].submit() })',
  'when jQuery is ready': '$(function () { $("#answer").submit() })',
  'a little later': 'setTimeout(() => document.forms[0].submit(), 500)',
  'under a condition': 'if (document.forms.length > 0) { document.forms[0].submit() }',
  'by the method of another':
    'HTMLFormElement.prototype.submit.call(document.getElementById("answer"))',
  'by a name nobody knows': 'const f = findIt(); f.submit()',
}

for (const [how, script] of Object.entries(atLoad))
  test(`a form submitted at load, ${how}`, () => {
    assert.equal(submitted(`${form}<script>${script}</script>`), 'answer')
  })

test('a form submitted by the onload of the body', () => {
  assert.equal(submitted(form, 'document.forms[0].submit()'), 'answer')
  assert.equal(
    submitted(`${form}<script>function go() { answer.submit() }</script>`, 'go()'),
    'answer',
  )
})

const waiting: Readonly<Record<string, string>> = {
  'a press': 'document.getElementById("yes").onclick = () => document.forms[0].submit()',
  'a click': 'addEventListener("click", function () { document.forms[0].submit() })',
  'a call that never comes': 'function go() { document.forms[0].submit() }',
  'a far later time': 'setTimeout(() => document.forms[0].submit(), 60000)',
  'a word about it': '// document.forms[0].submit()\nconst hint = "form.submit()"',
  'a submission to be told of': '$("#answer").submit(function () { return true })',
  'a script that is none': 'document.forms[0].submit( {',
}

for (const [what, script] of Object.entries(waiting))
  test(`a form that waits for ${what} is not submitted at load`, () => {
    assert.equal(submitted(`${form}<script>${script}</script>`), undefined)
  })

test('data is no script, and one of two forms has to be named', () => {
  const submits = 'document.forms[0].submit()'
  assert.equal(submitted(`${form}<script type=application/json>${submits}</script>`), undefined)
  const two = `<form id=other></form>${form}`
  assert.equal(submitted(`${two}<script>answer.submit()</script>`), 'answer')
  assert.equal(submitted(`${two}<script>const f = findIt(); f.submit()</script>`), undefined)
})
