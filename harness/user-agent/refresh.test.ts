import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePage } from './parse-page.ts'
import { refreshTarget } from './refresh.ts'

const url = 'http://as.example/a/b?c=1'
const target = (html: string, refresh?: string) =>
  refreshTarget(parsePage(html), {
    url,
    status: 200,
    headers: refresh === undefined ? {} : { refresh },
    html,
  })
const meta = (content: string) => `<meta http-equiv="Refresh" content="${content}">`

test('a page goes on by its refresh, in all the ways it is written', () => {
  for (const content of [
    '0;url=/next',
    '0; URL = /next',
    "1;url='/next'more",
    '5, /next',
    '0 ; /next',
    '0.9;url=&quot;/next&quot;',
  ])
    assert.equal(target(meta(content)), 'http://as.example/next', content)
  assert.equal(target('', '0; url=next'), 'http://as.example/a/next')
  assert.equal(target(meta('0;url=app:/cb?code=1')), 'app:/cb?code=1')
})

test('a page that waits, loads itself again or says nothing sensible stays', () => {
  for (const content of [
    '30;url=/next',
    '0',
    '0;url=',
    '0;url=/a/b?c=1#x',
    'url=/next',
    '0;url=http://',
  ])
    assert.equal(target(meta(content)), undefined, content)
  assert.equal(target('<meta name=refresh content="0;url=/next">'), undefined)
})
