import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { describePage } from './describe-page.ts'
import { openPage, type Page } from './pages.ts'
import { testPages, startTestAgents, type TestAgents, type TestAnswer } from './testing/agents.ts'

const dialogWith = (more: string) =>
  `<form id=consent method=post action=/decided><input type=hidden name=decision value=yes>
   <h1>Shop</h1><button id=yes>Yes</button><button id=no name=decision value=no>No</button></form>${more}`
const callback = () => `http://shop.example:${agents.port}/cb`
const posting = (action: string, script: string) =>
  `<body><form method=post action="${action}"><input type=hidden name=code value="a&amp;b">
   <input type=hidden name=state value=s><noscript><button>Go on</button></noscript></form><script>${script}</script>`

/** What the server answers at each path; everything else is a page that leads nowhere. */
const answers: Readonly<Record<string, () => TestAnswer>> = {
  '/form-post': () => ({ body: posting(callback(), 'document.forms[0].submit()') }),
  '/form-post-onload': () => ({
    body: posting(callback(), 'window.onload = () => document.forms[0].submit()'),
  }),
  '/form-post-with-a-named-button': () => ({
    body: posting(callback(), 'document.forms[0].submit()').replace(
      '<button>',
      '<button name=continue>',
    ),
  }),
  '/form-step': () => ({ body: posting('/dialog', 'document.forms[0].submit()') }),
  '/meta': () => ({ body: '<meta http-equiv=refresh content="0;url=/dialog">Please wait' }),
  '/meta-later': () => ({ body: '<meta http-equiv=refresh content="4;url=/dialog">Please wait' }),
  '/meta-much-later': () => ({
    body: '<meta http-equiv=refresh content="60;url=/dialog">Read this',
  }),
  '/meta-callback': () => ({
    body: `<meta http-equiv=refresh content="0;url=${callback()}?code=1&amp;state=2">`,
  }),
  '/header': () => ({ headers: { refresh: '0;url=/dialog' }, body: 'Please wait' }),
  '/dialog': () => ({ body: dialogWith('') }),
  '/dialog-with-handler': () => ({
    body: dialogWith('<script>function send() { document.forms[0].submit() }</script>'),
  }),
  '/waits': () => ({
    body: posting('/decided', 'function go() { document.forms[0].submit() }'),
  }),
  '/https-callback': () => ({
    status: 303,
    headers: { location: `https://shop.example:${agents.port}/cb?code=1&state=2` },
  }),
  '/repeats': () => ({ body: posting('/repeats', 'document.forms[0].submit()') }),
  '/in-circles': () => ({ status: 302, headers: { location: '/in-circles' } }),
  '/to-circles': () => ({
    body: '<form id=consent action=/in-circles><button id=yes>Yes</button></form>',
  }),
}

let agents: TestAgents
let paths: string[] = []
before(async () => {
  agents = await startTestAgents((path) => {
    paths.push(path)
    return answers[path.split('?')[0] ?? '']?.() ?? { body: 'Nothing of interest' }
  })
})
after(() => agents.close())

for (const kind of ['http', 'browser'] as const) {
  const journey = async (path: string, next?: (page: Page) => Promise<Page>) => {
    const agent = await agents.agent(kind)
    if (!agent) return undefined
    paths = []
    const walk = { agent, pages: testPages, isCallback: agents.isCallback }
    const first = await openPage(walk, agents.origin + path)
    const page = next ? await next(first) : first
    await agent.close()
    return page
  }
  const unknown = 'a page that no selector recognises'

  for (const path of ['/form-step', '/meta', '/meta-later', '/header', '/dialog-with-handler'])
    test(`the ${kind} user agent comes to the dialog by "${path}", and answers nothing`, async (t) => {
      const page = await journey(path)
      if (!page) return t.skip('no browser is to be had on this machine')
      assert.equal(describePage(page), 'the consent dialog')
      assert.ok(!paths.includes('/decided'))
    })

  for (const path of ['/form-post', '/form-post-onload', '/form-post-with-a-named-button'])
    test(`the ${kind} user agent posts the answer of "${path}" to the client`, async (t) => {
      const page = await journey(path)
      if (!page) return t.skip('no browser is to be had on this machine')
      assert.ok(page.kind === 'callback')
      assert.equal(page.response.mode, 'form_post')
      assert.deepEqual(Object.fromEntries(page.response.parameters), { code: 'a&b', state: 's' })
      assert.equal(page.url, callback())
    })

  test(`the ${kind} user agent follows a refresh to the client, and reads its query`, async (t) => {
    const page = await journey('/meta-callback')
    if (!page) return t.skip('no browser is to be had on this machine')
    assert.ok(page.kind === 'callback')
    assert.equal(page.response.mode, 'query')
    assert.equal(page.response.parameters.get('code'), '1')
  })

  for (const path of ['/meta-much-later', '/waits'])
    test(`the ${kind} user agent stays at "${path}", which waits for somebody`, async (t) => {
      const page = await journey(path)
      if (!page) return t.skip('no browser is to be had on this machine')
      assert.match(describePage(page), new RegExp(unknown))
      assert.equal(page.url, agents.origin + path)
    })

  test(`the ${kind} user agent has arrived at a callback where nobody listens`, async (t) => {
    const page = await journey('/https-callback')
    if (!page) return t.skip('no browser is to be had on this machine')
    assert.ok(page.kind === 'callback')
    assert.equal(page.response.parameters.get('code'), '1')
  })

  test(`the ${kind} user agent tells a redirect loop, when it opens a page and when it leaves one`, async (t) => {
    const opened = await journey('/in-circles')
    if (!opened) return t.skip('no browser is to be had on this machine')
    assert.ok(opened.kind === 'loop')
    assert.equal(describePage(opened), 'a redirect loop')
    assert.match(opened.message, /^more than 20 redirects/)
    const pressed = await journey('/to-circles', (page) =>
      page.kind === 'consent' ? page.accept() : Promise.resolve(page),
    )
    assert.equal(pressed?.kind, 'loop')
  })
}

test('the http user agent gives up on a page that submits itself for ever', async () => {
  const agent = await agents.agent('http')
  assert.ok(agent)
  const { loop } = await agent.open(`${agents.origin}/repeats`)
  assert.match(loop ?? '', /^more than 20 pages that lead on by themselves/)
})
