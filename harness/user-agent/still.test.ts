import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage } from './pages.ts'
import { startTestAgents, testPages, type TestAgents, type TestAnswer } from './testing/agents.ts'

const dialog =
  '<form id=consent><h1>Shop</h1><p class=scope>Read</p><button id=yes>Yes</button><button id=no>No</button></form>'

/** A page that is known at once, and what a script makes of it. */
const page = (script: string): TestAnswer => ({
  body: `<!doctype html><form id=login><input id=user><input id=password><button id=go>Go</button></form>
    <link rel=stylesheet href=/style.css><script>${script}</script>`,
})

const slow = { type: 'text/plain', afterMs: 400, body: dialog }
const answers: Readonly<Record<string, TestAnswer>> = {
  // As a program in the page does it: what it is told decides what it asks next.
  '/shows': page(
    "fetch('/slow').then(() => fetch('/slow')).then((told) => told.text()).then((body) => (document.body.innerHTML = body))",
  ),
  '/leads': page("fetch('/slow').then(() => location.assign('/dialog'))"),
  '/waits': page("fetch('/never')"),
  '/dialog': { body: dialog },
  // Its policy forbids scripts and evaluation.
  '/strict': {
    headers: { 'content-security-policy': "default-src 'none'; form-action 'self'" },
    body: 'Thank you',
  },
  '/slow': slow,
  '/never': { ...slow, afterMs: 60_000 },
  '/style.css': { type: 'text/css', body: 'p { color: black }' },
}

let agents: TestAgents
before(async () => {
  agents = await startTestAgents((path) => answers[path] ?? {})
})
after(() => agents.close())

for (const [path, kind, what] of [
  ['/shows', 'consent', 'what a script shows once it has its answers'],
  ['/leads', 'consent', 'where a script leads once it has its answer'],
  ['/waits', 'login', 'a page whose script is never answered'],
] as const)
  test(`the browser reads ${what}`, async (t) => {
    const agent = await agents.agent('browser')
    if (!agent) return t.skip('no browser is to be had')
    const walk = { agent, pages: testPages, isCallback: agents.isCallback }

    const seen = await openPage(walk, agents.origin + path)

    assert.equal(seen.kind, kind)
    await agent.close()
  })

test('what a page is drawn with is no evidence, and what its scripts ask for is', async (t) => {
  const agent = await agents.agent('browser')
  if (!agent) return t.skip('no browser is to be had')
  agents.exchanges.splice(0)

  await agent.open(`${agents.origin}/shows`)

  const paths = agents.exchanges.map(({ request }) => new URL(request.url).pathname)
  assert.deepEqual(paths.toSorted(), ['/shows', '/slow', '/slow'])
  await agent.close()
})

test('an unknown page that forbids evaluation is read as any other', async (t) => {
  const agent = await agents.agent('browser')
  if (!agent) return t.skip('no browser is to be had')
  const walk = { agent, pages: testPages, isCallback: agents.isCallback }

  const seen = await openPage(walk, `${agents.origin}/strict`)

  assert.equal(seen.kind, 'unknown')
  await agent.close()
})
