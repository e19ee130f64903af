import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { chromium } from 'playwright'
import { findBrowser } from '../../harness/browser/find-browser.ts'
import { browserLaunchOptions } from '../../harness/browser/launch-options.ts'

test("the browser found opens a mock client's host, which resolves to loopback", async (t) => {
  const found = await findBrowser((line) => t.diagnostic(line))
  if (found === undefined) return t.skip('no browser is to be had on this machine')
  const server = createServer((request, response) => response.end(request.headers.host)).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo

  const browser = await chromium.launch(browserLaunchOptions(found.path))
  t.after(() => browser.close())
  const page = await browser.newPage()
  for (const host of ['shop.example', 'deep.app.test', 'notlocalhost']) {
    await page.goto(`http://${host}:${port}/`)
    assert.equal(await page.textContent('body'), `${host}:${port}`)
  }
})
