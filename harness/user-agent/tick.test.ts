import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpClient, HttpRequest } from '../http.ts'
import { createHttpUserAgent } from './http.ts'
import { openPage } from './pages.ts'

const dialog = `<form id="consent" method="post" action="/answer">
<input type="checkbox" name="scope" value="read"><input type="checkbox" name="scope" value="write">
<button name="decision" value="yes">Yes</button></form>`

const pages = {
  login: { page: '#login', username: '#user', password: '#password', submit: '#login button' },
  consent: {
    page: '#consent',
    application: 'h1',
    scope: 'li',
    optionalScope: '[name=scope]',
    accept: '#consent button',
    deny: '#no',
  },
}

const answers = async (tick: { readonly tick?: string }, leaveOut: readonly string[]) => {
  const sent: HttpRequest[] = []
  const http: HttpClient = {
    async send(request) {
      sent.push(request)
      return { status: 200, headers: {}, text: dialog, json: () => undefined }
    },
  }
  const page = await openPage(
    {
      agent: createHttpUserAgent(http, ['#consent'], () => false),
      pages: { ...pages, consent: { ...pages.consent, ...tick } },
      isCallback: () => false,
    },
    'http://127.0.0.1/dialog',
  )
  assert.ok(page.kind === 'consent')
  await page.accept({ leaveOut })
  return new URLSearchParams(sent.at(-1)?.form).toString()
}

test('boxes that come unticked stay so unless the definition says they have to be ticked', async () => {
  assert.equal(await answers({}, []), 'decision=yes')
  assert.equal(await answers({ tick: '[name=scope]' }, []), 'scope=read&scope=write&decision=yes')
})

test('a box that is left out is not ticked', async () => {
  assert.equal(await answers({ tick: '[name=scope]' }, ['write']), 'scope=read&decision=yes')
})
