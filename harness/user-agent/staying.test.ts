import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { describePage } from './describe-page.ts'
import { openPage, type Page } from './pages.ts'
import { startTestAgents, testPages, type TestAgents, type TestAnswer } from './testing/agents.ts'

const dialog = (form: string, more = '') =>
  `<!doctype html><form id=consent method=post ${form}><h1>Shop</h1><p class=scope>Read</p>
   <button id=yes name=decision value=yes>Yes</button><button id=no name=decision value=no>No</button>${more}</form>`

/** A dialog whose accepting button does not lead on, and what the browser says about it. */
const answers: Readonly<Record<string, () => TestAnswer>> = {
  '/form-action': () => ({
    headers: { 'content-security-policy': "form-action 'self'" },
    body: dialog('action=/redirects'),
  }),
  '/direct-form-action': () => ({
    headers: { 'content-security-policy': "form-action 'self'" },
    body: dialog(`action="http://shop.example:${agents.port}/cb"`),
  }),
  '/redirects': () => ({
    status: 303,
    headers: { location: `http://shop.example:${agents.port}/cb?code=verysecret&state=2` },
  }),
  '/required': () => ({ body: dialog('', '<input type=checkbox name=terms required>') }),
  '/broken': () => ({ body: dialog('onsubmit="event.preventDefault(); broken()"') }),
  '/broken-link': () => ({ body: dialog('action="http://nowhere.example:1/"') }),
  '/confirms': () => ({ body: dialog(`action=/redirects onsubmit="return confirm('Really?')"`) }),
  '/onclick': () => ({
    body: `<form id=consent method=post action=/redirects><input type=hidden name=approve value=true>
      <button id=yes>Yes</button><button id=no onclick="approve.value = 'false'">No</button></form>`,
  }),
  '/undecided': () => ({
    body: `<form id=consent method=post action=/redirects><input type=hidden name=approve value=true>
      <button id=yes>Yes</button><button id=no>No</button></form><script src=/script.js></script>`,
  }),
  '/ticked': () => ({
    body: `<form id=consent method=post action=/ticked><input type=checkbox name=scope value=read>
      <button id=yes>Send</button></form><script src=/nothing></script>`,
  }),
  '/script.js': () => ({
    type: 'text/javascript',
    body: 'document.querySelector("#no").onclick = () => (document.querySelector("[name=approve]").value = "false")',
  }),
  '/answers-nothing': () => ({ body: dialog('action=/nothing') }),
  '/nothing': () => ({ status: 204 }),
}

let agents: TestAgents
let asked: string[] = []
before(async () => {
  agents = await startTestAgents((path) => {
    asked.push(path)
    return answers[path.split('?')[0] ?? '']?.() ?? {}
  })
})
after(() => agents.close())

const dialogAt = async (kind: 'http' | 'browser', path: string, pages = testPages) => {
  const agent = await agents.agent(kind)
  if (!agent) return undefined
  const walk = { agent, pages, isCallback: agents.isCallback }
  const page = await openPage(walk, agents.origin + path)
  assert.ok(page.kind === 'consent', describePage(page))
  return { page, close: () => agent.close() }
}

const accepted = async (kind: 'http' | 'browser', path: string) => {
  const stage = await dialogAt(kind, path)
  const page = await stage?.page.accept()
  await stage?.close()
  return page
}

const noted = (page: Page) => (page.kind === 'callback' ? undefined : page.note)

for (const [path, note] of [
  ['/form-action', /form-action 'self'/],
  ['/direct-form-action', /form-action 'self'/],
  ['/required', /^the form is not sent: "terms" is required$/],
  ['/broken', /^ReferenceError: broken is not defined$/],
  ['/broken-link', /^net::ERR_/],
] as const)
  test(`the browser says why "${path}" does not lead on`, async (t) => {
    const page = await accepted('browser', path)
    if (!page) return t.skip('no browser is to be had on this machine')
    assert.match(noted(page) ?? '', note)
    assert.match(describePage(page), /\(the browser: ".+"\)$/)
    assert.doesNotMatch(describePage(page), /verysecret|\n/)
    assert.equal(page.kind, path === '/broken-link' ? 'unknown' : 'consent')
  })

test('what leads on has no note, even if it asks again', async (t) => {
  const page = await accepted('browser', '/confirms')
  if (!page) return t.skip('no browser is to be had on this machine')
  assert.equal(describePage(page), 'a callback with code, and no dialog')
})

test('an answer without content leaves the dialog as it is', async (t) => {
  const page = await accepted('browser', '/answers-nothing')
  if (!page) return t.skip('no browser is to be had on this machine')
  assert.ok(page.kind === 'consent')
  assert.equal(page.response.status, 200)
})

test('the http user agent sends no form that a browser would keep', async () => {
  const page = await accepted('http', '/required')
  assert.ok(page)
  assert.equal(
    describePage(page),
    'the consent dialog (the browser: "the form is not sent: "terms" is required")',
  )
})

test('the http user agent refuses to press what a script decides', async () => {
  const stage = await dialogAt('http', '/confirms')
  await assert.rejects(async () => stage?.page.accept(), {
    code: 'stage',
    message: /a script decides .* \(onsubmit=.*\): walk with --user-agent browser$/,
  })
})

test('the http user agent never takes a refusal for consent', async () => {
  for (const [path, reason] of [
    [
      '/onclick',
      /a script decides .* \(onclick="approve.value = 'false'"\): walk with --user-agent browser$/,
    ],
    [
      '/undecided',
      /"#yes" and "#no" .* send the same, so a script decides: walk with --user-agent browser$/,
    ],
  ] as const) {
    asked = []
    const stage = await dialogAt('http', path)
    await assert.rejects(async () => stage?.page.deny(), { code: 'stage', message: reason })
    assert.deepEqual(asked, [path])
  }
})

test('the http user agent knows consent from refusal where one button sends both', async () => {
  const consent = { ...testPages.consent, tick: '[name=scope]', deny: testPages.consent.accept }
  const stage = await dialogAt('http', '/ticked', { ...testPages, consent })
  assert.deepEqual(stage?.page.form('accept').fields, [['scope', 'read']])
  assert.deepEqual(stage.page.form('deny').fields, [])
})

test('what a script decides is sent by the browser, and not described', async (t) => {
  for (const path of ['/onclick', '/undecided']) {
    const stage = await dialogAt('browser', path)
    if (!stage) return t.skip('no browser is to be had on this machine')
    assert.throws(() => stage.page.form('deny'), {
      code: 'stage',
      message: /script decides|cannot be told/,
    })
    assert.equal((await stage.page.deny()).kind, 'callback')
    assert.match(
      agents.exchanges.findLast(({ request }) => request.method === 'POST')?.request.body ?? '',
      /^approve=false$/,
    )
    await stage.close()
  }
})
