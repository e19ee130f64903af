import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openPage, submitPageFrom, type ConsentDialog } from './pages.ts'
import { requestOf, type Submission } from './submission.ts'
import {
  startTestAgents,
  testPages,
  type TestAgents,
  type TestAnswer,
  type TestRequest,
} from './testing/agents.ts'
import { attackerOrigin, type UserAgent } from './user-agent.ts'

const dialog = `<!doctype html><form id=consent method=post action=/decide?x=1><h1>Shop</h1>
  <input type=hidden name=csrf value='t"&<>'><input type=checkbox name=scope value=read checked>
  <p class=scope>Read</p><button id=yes name=decision value=yes>Yes</button>
  <button id=no name=decision value=no>No</button></form>`
const hiding =
  '<style>body { display: none }</style>Here<script>if (top === self) document.body.style.display = "block"</script>'

const answers: Readonly<Record<string, () => TestAnswer>> = {
  '/dialog': () => ({
    headers: {
      'set-cookie': [
        'lax=1; SameSite=Lax',
        'strict=1; SameSite=Strict',
        'plain=1',
        'path=1; Path=/elsewhere',
      ],
      'x-frame-options': 'DENY',
    },
    body: dialog,
  }),
  '/sets-cookies': () => ({ headers: { 'set-cookie': ['lax=1; SameSite=Lax'] }, body: 'Set' }),
  '/decide': () => ({ status: 303, headers: { location: '/resume' } }),
  '/resume': () => ({
    status: 303,
    headers: { location: `http://shop.example:${agents.port}/cb?code=1&state=2` },
  }),
  '/start': () => ({ status: 302, headers: { location: '/resume' } }),
  '/refused-by-csp': () => ({
    headers: { 'content-security-policy': "frame-ancestors 'self'" },
    body: 'Here',
  }),
  '/allowed': () => ({ body: 'Here' }),
  '/to-refused': () => ({ status: 302, headers: { location: '/refused-by-csp' } }),
  '/moving': () => ({
    status: 201,
    headers: { 'x-here': 'yes' },
    body: `${dialog}<script>history.replaceState(null, '', '/moved')</script>`,
  }),
  '/hiding': () => ({ body: hiding }),
}

let agents: TestAgents
let asked: (TestRequest & { readonly path: string })[] = []
const lastTo = (path: string) => asked.findLast((one) => one.path.startsWith(path))
const cookiesOf = (request: TestRequest | undefined) =>
  (request?.headers.cookie ?? '')
    .split('; ')
    .map((cookie) => cookie.split('=')[0] ?? '')
    .toSorted((one, other) => one.localeCompare(other))
    .join(' ')

before(async () => {
  agents = await startTestAgents((path, request) => {
    asked.push({ ...request, path })
    return answers[path.split('?')[0] ?? '']?.() ?? { status: 404 }
  })
})
beforeEach(() => {
  asked = []
})
after(() => agents.close())

for (const kind of ['http', 'browser'] as const) {
  const scene = (
    what: string,
    play: (stage: {
      agent: UserAgent
      walk: Parameters<typeof openPage>[0]
      page: ConsentDialog
    }) => Promise<void>,
  ): void =>
    void test(`${kind}: ${what}`, async (t) => {
      const agent = await agents.agent(kind)
      if (!agent) return t.skip('no browser is to be had on this machine')
      const walk = { agent, pages: testPages, isCallback: agents.isCallback }
      const page = await openPage(walk, `${agents.origin}/dialog`)
      assert.ok(page.kind === 'consent')
      await play({ agent, walk, page })
      await agent.close()
    })
  const sent: Submission = {
    method: 'POST',
    url: '',
    fields: [
      ['csrf', 't"&<>'],
      ['scope', 'read'],
      ['decision', 'yes'],
    ],
  }

  const encoded = new URLSearchParams(
    requestOf({ ...sent, url: 'http://as.example/' }).form,
  ).toString()

  scene('a page carries its response, and what its buttons would send', async ({ page }) => {
    assert.equal(page.url, `${agents.origin}/dialog`)
    assert.equal(page.response.status, 200)
    assert.equal(page.response.headers['x-frame-options'], 'DENY')
    assert.equal(page.response.headers['set-cookie']?.length, 4)
    const form = page.form('accept')
    assert.deepEqual(form, { ...sent, url: `${agents.origin}/decide?x=1` })
    assert.deepEqual(page.form('deny').fields.at(-1), ['decision', 'no'])

    const next = await page.accept()
    assert.equal(next.kind, 'callback')
    const request = lastTo('/decide')
    assert.equal(request?.body, encoded)
    assert.equal(cookiesOf(request), 'lax plain strict')
    assert.equal(request?.headers.origin, agents.origin)
    assert.equal(request?.headers['sec-fetch-site'], 'same-origin')
  })

  scene('another site submits the form with the cookies that may pass', async ({ walk, page }) => {
    const next = await submitPageFrom(walk, attackerOrigin, page.form('accept'))
    assert.equal(next.kind, 'callback')
    const request = lastTo('/decide')
    assert.equal(request?.method, 'POST')
    assert.equal(request?.body, encoded)
    assert.equal(cookiesOf(request), 'plain')
    assert.equal(request?.headers.origin, attackerOrigin)
    assert.equal(request?.headers['sec-fetch-site'], 'cross-site')
    assert.equal(cookiesOf(lastTo('/resume')), 'lax plain')
  })

  scene('another site sends the user by GET with lax cookies', async ({ agent, page }) => {
    const form = page.form('accept')
    const { status } = await agent.submitFrom(attackerOrigin, {
      ...form,
      method: 'GET',
      url: `${agents.origin}/allowed`,
    })
    assert.equal(status, 200)
    const request = lastTo('/allowed')
    assert.equal(request?.path, `/allowed?${encoded}`)
    assert.equal(cookiesOf(request), 'lax plain')
    assert.equal(request?.headers.origin, undefined)
  })

  scene('one request goes with the cookies and shows nothing', async ({ agent, page }) => {
    const answer = await agent.send(requestOf(page.form('accept')))
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/resume')
    assert.equal(cookiesOf(lastTo('/decide')), 'lax plain strict')
    assert.equal(lastTo('/decide')?.headers['content-type'], 'application/x-www-form-urlencoded')
    assert.equal(lastTo('/resume'), undefined)
    assert.equal(
      (await agent.send({ method: 'HEAD', url: `${agents.origin}/sets-cookies` })).status,
      200,
    )
    assert.equal(lastTo('/sets-cookies')?.method, 'HEAD')
    assert.equal((await page.deny()).kind, 'callback')
  })

  scene('a journey stops before an address, which is then unused', async ({ agent }) => {
    const isStop = (address: string) => address.includes('/resume')
    assert.equal(await agent.openUntil(`${agents.origin}/start`, isStop), `${agents.origin}/resume`)
    assert.equal(lastTo('/resume'), undefined)
    assert.equal(await agent.openUntil(`${agents.origin}/allowed`, isStop), undefined)
    assert.equal((await agent.open(`${agents.origin}/allowed`)).status, 200)
  })

  scene('two tabs share the cookies and not the page', async ({ agent, walk, page }) => {
    const tab = await agent.newTab()
    const other = await openPage({ ...walk, agent: tab }, `${agents.origin}/dialog`)
    assert.equal(cookiesOf(lastTo('/dialog')), 'lax plain strict')
    assert.equal((await page.accept()).kind, 'callback')
    assert.ok(other.kind === 'consent')
    assert.equal((await other.deny()).kind, 'callback')
    assert.match(lastTo('/decide')?.body ?? '', /decision=no$/)
    await tab.close()
    assert.equal((await agent.open(`${agents.origin}/allowed`)).status, 200)
  })

  scene('a frame on another site shows what it may', async ({ agent, page }) => {
    const shown = (path: string) => agent.embed(agents.origin + path)
    assert.equal(await shown('/allowed'), 'shown')
    assert.equal(cookiesOf(lastTo('/allowed')), '')
    assert.equal(await shown('/dialog'), 'refused')
    assert.equal(await shown('/refused-by-csp'), 'refused')
    assert.equal(await shown('/to-refused'), 'refused')
    assert.equal((await page.accept()).kind, 'callback')
  })
}

test('a page whose address a script has changed keeps its response', async (t) => {
  const agent = await agents.agent('browser')
  if (!agent) return t.skip('no browser is to be had on this machine')
  const { url, status, headers } = await agent.open(`${agents.origin}/moving`)
  assert.deepEqual([url, status, headers['x-here']], [`${agents.origin}/moved`, 201, 'yes'])
  await agent.close()
})

test('a page that hides itself in a frame is not shown in it', async (t) => {
  const agent = await agents.agent('browser')
  if (!agent) return t.skip('no browser is to be had on this machine')
  assert.equal(await agent.embed(`${agents.origin}/hiding`), 'refused')
  await agent.close()
})
