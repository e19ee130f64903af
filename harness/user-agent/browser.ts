import type { Browser, Page as BrowserPage, Request, Response } from '@playwright/test'
import { setTimeout as delay } from 'node:timers/promises'
import { answerLimitBytes, type Exchange } from '../http.ts'
import { describeError, stageError } from '../judge/errors.ts'
import { pageAsSeen } from './in-page/page-as-seen.ts'
import {
  revealLimitMs,
  settleLimitMs,
  type Action,
  type Snapshot,
  type UserAgent,
} from './user-agent.ts'

/** How long a page that no selector matches may go on rendering before it counts as unknown, in milliseconds. */
export const renderLimitMs = 3_000

/** How often a page is looked at while scripts may still show something, in milliseconds. */
const lookIntervalMs = 100

/** The window property that marks a document as one the user has already acted upon. */
const leftMark = '__consentConformanceLeft'

/**
 * A user agent that is a real browser, in a context of its own. `known` are the selectors of every
 * page the server definition describes: a page has settled once it is loaded and one of them
 * matches, or it is an error, or a mock client's.
 */
export const createBrowserUserAgent = async (
  browser: Browser,
  known: readonly string[],
  isCallback: (url: string) => boolean,
  onExchange: (exchange: Exchange) => void,
): Promise<UserAgent> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const pending = new Set<Promise<void>>()
  let lastStatus = 0
  /** Where the user was sent that no browser loads: an address of an application's own scheme. */
  let leftFor: string | undefined
  /** What the page was asked for and has not been answered. */
  let unanswered: Request | undefined
  const leaves = (request: Request): boolean =>
    request.isNavigationRequest() && !/^(https?|about|data|blob):/.test(request.url())
  const isPageItself = (request: Request): boolean =>
    request.isNavigationRequest() && request.frame() === page.mainFrame()
  page.on('request', (request) => {
    if (isPageItself(request) && !leaves(request)) unanswered = request
  })
  page.on('requestfailed', (request) => {
    if (leaves(request)) leftFor = request.url()
  })
  page.on('response', (response) => {
    if (isPageItself(response.request())) {
      lastStatus = response.status()
      unanswered = undefined
    }
    if (response.request().resourceType() === 'image') return
    const recording = record(response).then(onExchange, () => {})
    pending.add(recording)
    void recording.finally(() => pending.delete(recording))
  })

  const snapshot = async (): Promise<Snapshot> => {
    // A part of the page that never ends is no reason to wait for ever; it is then no evidence.
    await Promise.race([Promise.all(pending), delay(settleLimitMs, undefined, { ref: false })])
    if (leftFor !== undefined) return { url: leftFor, status: 0, html: '' }
    return { url: page.url(), status: lastStatus, html: await pageAsSeen(page) }
  }

  /** Waits until the document is loaded and known, an error, or a mock client's; an unknown page after its limit. */
  const settle = async (leftKind: number): Promise<Snapshot> => {
    const settled = async (): Promise<boolean> => {
      if (leftFor !== undefined) return true
      await page.waitForLoadState('load', { timeout: settleLimitMs })
      if (isCallback(page.url()) || lastStatus >= 400) return true
      await page.waitForFunction(
        isKnownDocument,
        { known: [...known], leftKind, leftMark },
        {
          timeout: renderLimitMs,
        },
      )
      return true
    }
    await settled().catch((error: unknown) => {
      if (!/Timeout/.test(describeError(error))) throw error
    })
    return snapshot()
  }

  const staged = async <T>(what: string, step: () => Promise<T>): Promise<T> => {
    try {
      return await step()
    } catch (cause) {
      const reason = describeError(cause).split('\n')[0] ?? ''
      if (unanswered) onExchange({ request: sent(unanswered), failure: reason })
      unanswered = undefined
      throw stageError(`the browser could not ${what}: ${reason}`, cause)
    }
  }

  return {
    kind: 'browser',
    open: (url) =>
      staged(`open "${url.split('?')[0]}"`, async () => {
        lastStatus = 0
        leftFor = undefined
        await page.goto(url, { timeout: settleLimitMs, waitUntil: 'load' }).catch((failure) => {
          if (leftFor === undefined) throw failure
        })
        return settle(-1)
      }),
    act: (action) =>
      staged(`press "${action.press}" on "${page.url().split('?')[0]}"`, async () => {
        await perform(page, action)
        const leftKind = await page.evaluate(markAsLeft, { known: [...known], leftMark })
        const navigated = page
          .waitForEvent('framenavigated', {
            predicate: (frame) => frame === page.mainFrame(),
            timeout: settleLimitMs,
          })
          .catch(() => undefined)
        leftFor = undefined
        const left = page
          .waitForEvent('requestfailed', { predicate: leaves, timeout: settleLimitMs })
          .catch(() => undefined)
        const rendered = page
          .waitForFunction(
            isKnownDocument,
            { known: [...known], leftKind, leftMark },
            {
              timeout: settleLimitMs,
            },
          )
          .catch(() => undefined)
        await page.locator(action.press).first().click({ timeout: settleLimitMs })
        await Promise.race([navigated, rendered, left])
        return settle(leftKind)
      }),
    show: (html) =>
      staged('show a page of the client', async () => {
        await page.goto('about:blank')
        await page.setContent(html)
      }),
    lookAgain: (isAsExpected) =>
      staged(`look at "${page.url().split('?')[0]}"`, async () => {
        let seen = await snapshot()
        const until = Date.now() + revealLimitMs
        while (!isAsExpected(seen) && Date.now() < until) {
          await page.waitForTimeout(lookIntervalMs)
          seen = await snapshot()
        }
        return seen
      }),
    styleSheets: async () => [],
    screenshot: () => page.screenshot({ animations: 'disabled', type: 'png' }),
    close: () => context.close(),
  }
}

const perform = async (
  page: BrowserPage,
  { fill = {}, tick, check = [], uncheck = [] }: Action,
): Promise<void> => {
  for (const [selector, value] of Object.entries(fill))
    await page.locator(selector).first().fill(value, { timeout: settleLimitMs })
  const boxes = tick === undefined ? [] : await page.locator(tick).all()
  for (const box of boxes) await box.check({ timeout: settleLimitMs })
  for (const selector of check)
    await page.locator(selector).first().check({ timeout: settleLimitMs })
  for (const selector of uncheck)
    await page.locator(selector).first().uncheck({ timeout: settleLimitMs })
}

interface KnownPages {
  readonly known: readonly string[]
  /** Which of them the left document matched; -1 for none. */
  readonly leftKind: number
  readonly leftMark: string
}

// Both functions below run inside the page; the project has no DOM types, hence the narrow casts.
interface PageWindow {
  document: { readyState: string; querySelector(selector: string): unknown }
  [property: string]: unknown
}

const markAsLeft = ({ known, leftMark }: Omit<KnownPages, 'leftKind'>): number => {
  const view = globalThis as unknown as PageWindow
  view[leftMark] = true
  return known.findIndex((selector) => view.document.querySelector(selector))
}

const isKnownDocument = ({ known, leftKind, leftMark }: KnownPages): boolean => {
  const view = globalThis as unknown as PageWindow
  if (view.document.readyState !== 'complete') return false
  const kind = known.findIndex((selector) => view.document.querySelector(selector))
  return kind >= 0 && (view[leftMark] !== true || kind !== leftKind)
}

const record = async (response: Response): Promise<Exchange> => {
  const isRedirect = response.status() >= 300 && response.status() < 400
  return {
    request: sent(response.request(), await response.request().allHeaders()),
    response: {
      status: response.status(),
      headers: await response.allHeaders(),
      body: isRedirect ? '' : (await response.text()).slice(0, answerLimitBytes),
    },
  }
}

const sent = (request: Request, headers = request.headers()): Exchange['request'] => {
  const body = request.postData()
  return {
    method: request.method(),
    url: request.url(),
    headers,
    ...(body === null ? {} : { body }),
  }
}
