import type { ConsoleMessage, Page, Request, Response } from '@playwright/test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Exchange } from '../http.ts'
import { exchangeOf, headersFrom, sentBy } from './browser-exchange.ts'
import { reasonFrom } from './browser-reason.ts'
import type { Field } from './form-fields.ts'
import { settleLimitMs, type ResponseHeaders } from './user-agent.ts'

/** How long scripts may wait for answers before their page is read as it is, in milliseconds. */
const answersLimitMs = 3_000

/** How often it is looked whether they still wait, in milliseconds. */
const lookIntervalMs = 20

/** What a page is drawn with and says nothing itself. */
const trappings = ['image', 'stylesheet', 'font', 'media', 'script']

/** How soon another page is asked for after one was given up, in milliseconds. */
const replacementLimitMs = 500

/** What a tab of a browser asks for and is answered, since it was last told to begin. */
export interface Traffic {
  /** Forgets what has been: a user is about to do something. */
  begin(): void
  /** Where the user was sent that no browser loads: an address of an application's own scheme. */
  readonly leftFor: string | undefined
  /** A page that could not be had, with the browser's own reason. */
  readonly failed: { readonly url: string; readonly reason: string } | undefined
  /** What the browser says about why a page stays. */
  readonly reason: string | undefined
  /** Resolves once it is clear that no page will come: the user left, the page failed, the browser refused. */
  readonly over: Promise<void>
  /** The response the page at an address came with. */
  responseOf(url: string): Promise<{ status: number; headers: ResponseHeaders } | undefined>
  /** The status it came with; 0 where that is not known. */
  statusOf(url: string): number
  /** The form that was posted to an address of a mock client. */
  postedTo(url: string): readonly Field[] | undefined
  /** Waits until every exchange so far is recorded, for `settleLimitMs` at most. */
  recorded(): Promise<void>
  /** Waits until no script of the page waits for an answer, for `answersLimitMs` at most: what it shows before may not be what it has to show. */
  quiet(): Promise<void>
  /** Records what was asked for and not answered. */
  giveUp(reason: string): void
}

/** Watches a tab; `onExchange` hears of everything but what pages are drawn with. */
export const watchTraffic = (
  page: Page,
  isCallback: (url: string) => boolean,
  onExchange: (exchange: Exchange) => void,
): Traffic => {
  const pending = new Set<Promise<void>>()
  /** What scripts have asked for and were not answered. */
  const asked = new Set<Request>()
  const documents = new Map<string, Response>()
  let lastDocument: Response | undefined
  const posted = new Map<string, readonly Field[]>()
  let unanswered: Request | undefined
  /** The last page asked for. */
  let latest: Request | undefined
  let leftFor: string | undefined
  let failed: Traffic['failed']
  let reasons: { readonly weight: number; readonly text: string }[] = []
  let over = createGate()

  /** Scripts may have changed the address of a page since. */
  const documentAt = (url: string) => documents.get(withoutFragment(url)) ?? lastDocument
  const isOfPage = (request: Request): boolean =>
    request.isNavigationRequest() && request.frame() === page.mainFrame()
  const blame = (weight: number, text: string) => void reasons.push({ weight, text })

  page.on('request', (request) => {
    if (['xhr', 'fetch'].includes(request.resourceType())) asked.add(request)
    if (!isOfPage(request) || leaves(request)) return
    unanswered = request
    latest = request
    if (request.redirectedFrom() === null) failed = undefined
    if (request.method() === 'POST' && isCallback(request.url()))
      posted.set(request.url(), [...new URLSearchParams(request.postData() ?? '')])
  })
  page.on('requestfinished', (request) => void asked.delete(request))
  page.on('requestfailed', (request) => {
    asked.delete(request)
    const reason = request.failure()?.errorText ?? 'failed'
    if (leaves(request)) leftFor = request.url()
    else if (!isOfPage(request) || request !== latest) return
    else if (reason === 'net::ERR_ABORTED') return giveWay(request)
    else failed = { url: request.url(), reason }
    unanswered = undefined
    over.open()
  })
  /** A page that was given up often makes way for another; where none follows, the user stays. */
  const giveWay = (request: Request): void => {
    const gate = over
    setTimeout(() => {
      if (request !== latest || gate !== over) return
      blame(1, 'the navigation was given up')
      unanswered = undefined
      over.open()
    }, replacementLimitMs)
  }
  page.on('response', (response) => {
    const status = response.status()
    if (isOfPage(response.request())) {
      unanswered = undefined
      const isShown = status !== 204 && status !== 205 && (status < 300 || status > 399)
      if (isShown) {
        documents.set(withoutFragment(response.url()), response)
        lastDocument = response
      }
    }
    if (trappings.includes(response.request().resourceType())) return
    const recording = exchangeOf(response).then(onExchange, () => {})
    pending.add(recording)
    void recording.finally(() => pending.delete(recording))
  })
  page.on('console', (message: ConsoleMessage) => {
    const weight = weightOf(message)
    blame(weight, message.text())
    if (weight === 4) over.open()
  })
  page.on('pageerror', (error) => blame(3, `${error.name}: ${error.message}`))

  return {
    begin() {
      leftFor = undefined
      failed = undefined
      reasons = []
      over = createGate()
    },
    get leftFor() {
      return leftFor
    },
    get failed() {
      return failed
    },
    get reason() {
      const worst = reasons.toSorted((one, other) => other.weight - one.weight)[0]
      return worst && worst.weight > 0 ? reasonFrom(worst.text) : undefined
    },
    get over() {
      return over.passed
    },
    async responseOf(url) {
      const response = documentAt(url)
      return (
        response && {
          status: response.status(),
          headers: headersFrom(await response.headersArray()),
        }
      )
    },
    statusOf: (url) => documentAt(url)?.status() ?? 0,
    postedTo: (url) => posted.get(url),
    // A part of the page that never ends is no reason to wait for ever; it is then no evidence.
    async recorded() {
      await Promise.race([Promise.all(pending), delay(settleLimitMs, undefined, { ref: false })])
    },
    async quiet() {
      const until = Date.now() + answersLimitMs
      do {
        while (asked.size > 0 && Date.now() < until) await delay(lookIntervalMs)
        // What an answer makes a script ask next it has asked then.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
      } while (asked.size > 0 && Date.now() < until)
    },
    giveUp(reason) {
      if (unanswered) onExchange({ request: sentBy(unanswered), failure: reason })
      unanswered = undefined
    },
  }
}

/** A promise, and what resolves it. */
const createGate = () => {
  let open = (): void => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

const leaves = (request: Request): boolean =>
  request.isNavigationRequest() && !/^(https?|about|data|blob):/.test(request.url())

const withoutFragment = (url: string) => url.split('#')[0] ?? url

/** How much a message says about a page that stays: 4 that a form was refused, 0 nothing. */
const weightOf = (message: ConsoleMessage): number => {
  const text = message.text()
  if (/form data|form-action/i.test(text)) return 4
  if (message.type() !== 'error' || text.startsWith('Failed to load resource')) return 0
  return 2
}
