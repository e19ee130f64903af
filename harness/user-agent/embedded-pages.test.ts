import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, type Page } from './pages.ts'
import { startTestAgents, testPages, type TestAgents } from './testing/agents.ts'
import type { UserAgentKind } from './user-agent.ts'

const login = (target: string) => `
  <form id="login" method="post" action="/signed-in" target="${target}">
    <input id="user" name="user"><input id="password" name="password" type="password">
    <button id="go">Sign in</button>
  </form>`
const inShadow = (markup: string) => `
  <!doctype html><main><sign-in></sign-in></main>
  <script>
    document.querySelector('sign-in').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(markup)}
  </script>`
const dialog = `
  <form id="consent"><h1>Photo Shop</h1><ul>
    <li class="scope">Read</li><li class="scope" style="opacity: 0">Write</li>
  </ul><button id="yes">Yes</button><button id="no">No</button></form>`

const documents: Readonly<Record<string, string>> = {
  '/framed':
    '<!doctype html><h1>Welcome</h1><iframe src="/login-top" width="400" height="300"></iframe>',
  '/stays-in-frame':
    '<!doctype html><h1>Welcome</h1><iframe src="/login" width="400" height="300"></iframe>',
  '/hidden-frame': '<!doctype html><h1>Welcome</h1><iframe src="/login" hidden></iframe>',
  '/tiny-frame':
    '<!doctype html><h1>Welcome</h1><iframe src="/login" width="1" height="1"></iframe>',
  '/login-top': `<!doctype html>${login('_top')}`,
  '/login': `<!doctype html>${login('_self')}`,
  '/shadow': inShadow(login('_self')),
  '/declared-shadow': `<!doctype html><h1>Welcome</h1><sign-in><template shadowrootmode="open">${login('_self')}</template></sign-in>`,
  '/shadow-dialog': inShadow(dialog),
}

let agents: TestAgents
let received: string
before(async () => {
  agents = await startTestAgents((path, { body }) => {
    if (path !== '/signed-in') return { body: documents[path] ?? '' }
    received = body
    return { body: `<!doctype html>${dialog}` }
  })
})
after(() => agents.close())

/** Opens a page in a user agent of its own; `undefined` where no browser is to be had. */
const opened = async (kind: UserAgentKind, path: string): Promise<Page | undefined> => {
  const agent = await agents.agent(kind)
  const walk = agent && { agent, pages: testPages, isCallback: agents.isCallback }
  return walk && openPage(walk, `${agents.origin}${path}`)
}

const account = { id: '1', username: 'ada', password: 'secret' }

for (const path of ['/framed', '/stays-in-frame', '/shadow', '/declared-shadow'])
  test(`a login is found and filled where it stands: ${path}`, async (t) => {
    const page = await opened('browser', path)
    if (!page) return t.skip('no browser is to be had on this machine')
    assert.equal(page.kind, 'login')
    received = ''
    const next = page.kind === 'login' ? await page.signIn(account) : page
    assert.equal(received, 'user=ada&password=secret')
    assert.equal(next.kind, 'consent')
    return undefined
  })

for (const path of ['/hidden-frame', '/tiny-frame'])
  test(`a login that nobody sees is none: ${path}`, async (t) => {
    const page = await opened('browser', path)
    if (!page) return t.skip('no browser is to be had on this machine')
    assert.equal(page.kind, 'unknown')
    return undefined
  })

test('of a dialog in a shadow root only what is seen is shown', async (t) => {
  const page = await opened('browser', '/shadow-dialog')
  if (!page) return t.skip('no browser is to be had on this machine')
  assert.ok(page.kind === 'consent')
  assert.equal(page.dialog.application, 'Photo Shop')
  assert.deepEqual(page.dialog.lines, ['Read'])
  assert.deepEqual(page.dialog.concealed, ['Write'])
  return undefined
})

for (const path of ['/framed', '/declared-shadow'])
  test(`the http user agent says what it cannot look into: ${path}`, async () => {
    const page = await opened('http', path)
    assert.ok(page?.kind === 'unknown')
    assert.match(page.note ?? '', /frame or a shadow root.*--user-agent browser/)
  })

test('what the http user agent has nothing to say about gets no note', async () => {
  const page = await opened('http', '/hidden-frame')
  assert.ok(page?.kind === 'unknown')
  assert.equal(page.note, undefined)
})
