import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pages } from '../server-definition.ts'
import { callbackResponse, pageSelectors, recognise } from './recognise.ts'

const pages: Pages = {
  login: { page: '#login', username: '#user', password: '#pass', submit: '#go' },
  consent: {
    page: '#consent',
    application: 'h1 b',
    scope: 'li',
    optionalScope: 'li input',
    accept: '#yes',
    deny: '#no',
    logo: 'img',
  },
  thirdParty: { page: '#theirs', accept: '#theirs .yes', deny: '#theirs .no' },
  interstitials: [{ page: '#notice', submit: '#ok' }],
  error: { page: '#error', message: '#error p' },
}
const isCallback = (url: string) => url.startsWith('http://shop.example')
const seen = (html: string, status = 200, url = 'http://as.example/page') =>
  recognise({ url, status, headers: {}, html }, pages, isCallback)

test('reads the consent dialog as a person would', () => {
  const page = seen(`<body><script>ignored()</script><div id=consent><img src="/logo.png">
    <h1>Allow <b> Photo
    Shop </b>?</h1><ul><li><input value="a" type=checkbox> Read   posts</li><li>Write &lt;b&gt;</li></ul></div>`)
  assert.equal(seen('<div id=consent></div>').kind, 'consent')
  assert.ok(page.kind === 'consent')
  const dialog = page.read([])
  assert.equal(dialog.application, 'Photo Shop')
  assert.deepEqual(dialog.lines, ['Read posts', 'Write <b>'])
  assert.deepEqual(dialog.optionalScopes, ['a'])
  assert.equal(dialog.logo, '/logo.png')
  assert.equal(dialog.account, '')
  assert.equal(dialog.text, 'Allow Photo Shop ? Read posts Write <b>')
})

test('takes the scope a box stands for from its value, its name or its id', () => {
  const page = seen(`<div id=consent><li><input value=a name=x><li><input name=b id=box-x>
    <li><input id=grant-read:own-posts></div>`)
  assert.ok(page.kind === 'consent')
  assert.deepEqual(page.read([]).optionalScopes, ['a', 'b', 'read:own-posts'])
})

test('tells every other page apart', () => {
  assert.deepEqual(seen('<form id=login>'), { kind: 'login' })
  assert.deepEqual(seen('<form id=theirs>'), { kind: 'third-party' })
  assert.deepEqual(seen('<p id=notice>'), { kind: 'interstitial', submit: '#ok' })
  assert.deepEqual(seen('<div id=error><p>No  such app</p></div>', 400), {
    kind: 'error',
    status: 400,
    message: 'No such app',
  })
  assert.deepEqual(seen('<p>Oops</p>', 500), { kind: 'error', status: 500, message: 'Oops' })
  assert.deepEqual(seen('<p>What?</p>'), { kind: 'unknown', status: 200, message: 'What?' })
})

test('a callback is known by its address, whatever it shows', () => {
  const page = seen('<div id=consent>', 200, 'http://shop.example/cb?code=1&state=2')
  assert.ok(page.kind === 'callback')
  assert.deepEqual(
    [...page.response.parameters],
    [
      ['code', '1'],
      ['state', '2'],
    ],
  )
})

test('reads a response from the query or else the fragment, and notices repetition', () => {
  assert.equal(callbackResponse('http://a.example/#access_token=1&state=2').mode, 'fragment')
  assert.equal(callbackResponse('http://a.example/?error=x#_=_').mode, 'query')
  assert.equal(callbackResponse('http://a.example/?own=1#error=x').parameters.get('error'), 'x')
  assert.deepEqual(callbackResponse('http://a.example/?code=1&code=2').repeated, ['code'])
})

test('lists a selector for every page it can tell apart', () => {
  assert.deepEqual(pageSelectors(pages), ['#login', '#consent', '#theirs', '#notice', '#error'])
})
