import type { CDPSession, Page } from '@playwright/test'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Submission } from './submission.ts'
import { attackerOrigin, revealLimitMs, settleLimitMs } from './user-agent.ts'

/** Opens a page of another origin that holds this form; nothing on the network is asked for it. */
export const openForeignForm = async (
  page: Page,
  origin: string,
  { method, url, fields }: Submission,
): Promise<void> => {
  const inputs = fields.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  const form = `<form method="${method}" action="${escaped(url)}">${inputs.join('')}</form>`
  const address = `${origin}/`
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: foreignPage(form) }),
  )
  await page.goto(address, { timeout: settleLimitMs, waitUntil: 'load' })
  await page.unroute(address)
}

/**
 * Whether a page of another site shows anything of an address in a frame, and is itself still there:
 * one that is served at the address `ancestor`, else one of `attackerOrigin`. That one comes from a
 * server of its own: Chromium lets a page that came from nowhere frame nothing on loopback.
 */
export const isShownInFrame = async (
  newPage: () => Promise<Page>,
  url: string,
  ancestor?: string,
): Promise<boolean> => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(foreignPage(''))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const page = await newPage()
  try {
    const origin =
      ancestor === undefined
        ? `${attackerOrigin}:${(server.address() as AddressInfo).port}`
        : new URL(ancestor).origin
    await page.goto(ancestor ?? `${origin}/`, { timeout: settleLimitMs, waitUntil: 'load' })
    await page.setContent(foreignPage(`<iframe src="${escaped(url)}"></iframe>`), {
      timeout: settleLimitMs,
      waitUntil: 'load',
    })
    const frame = page.frames().find((one) => one !== page.mainFrame())
    if (!frame || !/^https?:/.test(frame.url())) return false
    // Some pages hide themselves in a frame, or break out of it.
    const shows = await frame
      .waitForFunction(showsWords, undefined, { timeout: revealLimitMs })
      .then(
        () => true,
        () => false,
      )
    return shows && page.url().startsWith(origin)
  } finally {
    await page.close()
    server.close()
    server.closeAllConnections()
  }
}

/** It runs inside the frame. */
const showsWords = (): boolean => {
  const { document } = globalThis as unknown as {
    document: { body: { innerText: string; checkVisibility(): boolean } | null }
  }
  // What is not drawn tells its words all the same.
  return document.body?.checkVisibility() === true && document.body.innerText.trim() !== ''
}

const foreignPage = (body: string) => `<!doctype html><title>Elsewhere</title><body>${body}`

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    // A line end in an attribute survives only as a reference.
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')

/**
 * Makes a tab stop before the first page whose address `isStop` accepts, redirects included, which
 * Playwright's routes do not see. `end` undoes it and tells that address.
 */
export const stopBefore = async (
  page: Page,
  isStop: (address: string) => boolean,
): Promise<{ readonly isStopped: () => boolean; end(): Promise<string | undefined> }> => {
  const session: CDPSession = await page.context().newCDPSession(page)
  let stopped: string | undefined
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const address = `${request.url}${request.urlFragment ?? ''}`
    const isOver = stopped !== undefined || isStop(address)
    if (isOver) stopped ??= address
    // The page may be gone by then: nothing is left to be told.
    const answered = isOver
      ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : session.send('Fetch.continueRequest', { requestId })
    answered.catch(() => {})
  })
  await session.send('Fetch.enable', {
    patterns: [{ resourceType: 'Document', requestStage: 'Request' }],
  })
  return {
    isStopped: () => stopped !== undefined,
    async end() {
      await session.detach()
      return stopped
    },
  }
}
