import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test, type TestContext } from 'node:test'
import { chromium, type Browser } from 'playwright'
import { findBrowser } from '../browser/find-browser.ts'
import { browserLaunchOptions } from '../browser/launch-options.ts'
import { createDispatcher, createHttpClient } from '../http.ts'
import { createBrowserUserAgent } from './browser.ts'
import { createHttpUserAgent } from './http.ts'
import type { UserAgent } from './user-agent.ts'

const callback = 'com.example.app:/callback?code=1&state=2'
const isCallback = (url: string) => url.startsWith('com.example.app:')
const form =
  '<!doctype html><main><form method="post" action="/first"><button>Go on</button></form>'

/** Two redirects lead from `/first` to an application's own scheme; everything else is a page with a form. */
const server = createServer(({ url }, response) => {
  const next = { '/first': '/second', '/second': callback }[url ?? '']
  if (next === undefined) response.setHeader('content-type', 'text/html').end(form)
  else response.writeHead(303, { location: next }).end()
})
const dispatcher = createDispatcher()
let browser: Browser | undefined
let origin = ''

before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(async () => {
  await browser?.close()
  await dispatcher.destroy()
  server.close()
})

const agents: Readonly<Record<string, (t: TestContext) => Promise<UserAgent | undefined>>> = {
  http: async () => createHttpUserAgent(createHttpClient(dispatcher), ['main'], isCallback),
  browser: async (t) => {
    const found = await findBrowser((line) => t.diagnostic(line))
    if (!found) return undefined
    browser ??= await chromium.launch(browserLaunchOptions(found.path))
    return createBrowserUserAgent(browser, {
      known: ['main'],
      isCallback,
      onExchange: () => {},
      dispatcher,
    })
  },
}

for (const [kind, agentOf] of Object.entries(agents))
  test(`the user agent "${kind}" ends a journey at an application's own scheme`, async (t) => {
    const agent = await agentOf(t)
    if (!agent) return t.skip('no browser is to be had on this machine')
    const left = { url: callback, status: 0, headers: {}, html: '' }

    assert.deepEqual(await agent.open(`${origin}/first`), left)
    assert.equal((await agent.open(`${origin}/form`)).status, 200)
    assert.deepEqual(await agent.act({ press: 'button' }), left)
    assert.equal((await agent.open(`${origin}/form`)).url, `${origin}/form`)
    await agent.close()
  })
