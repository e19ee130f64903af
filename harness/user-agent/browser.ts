import type { Browser, BrowserContext, Frame, Page } from '@playwright/test'
import type { Dispatcher } from 'undici'
import { createHttpClient, withoutQuery, type Exchange, type HttpClient } from '../http.ts'
import { describeError, stageError } from '../judge/errors.ts'
import { perform, submitFirstForm } from './browser-acts.ts'
import { frameWhere, untilFrameWhere } from './browser-frames.ts'
import { sendWith } from './browser-send.ts'
import { asFunction, invalidField, isKnownDocument, markAsLeft } from './browser-settling.ts'
import { believeAs, vouchWith, type Vouch } from './browser-trust.ts'
import { isShownInFrame, openForeignForm, stopBefore } from './browser-stranger.ts'
import { watchTraffic } from './browser-traffic.ts'
import { pageAsSeen } from './in-page/page-as-seen.ts'
import { parsePage } from './parse-page.ts'
import { longestRefreshSeconds, refreshTarget } from './refresh.ts'
import {
  redirectLimit,
  revealLimitMs,
  settleLimitMs,
  type Snapshot,
  type UserAgent,
} from './user-agent.ts'

/** How long a page that no selector matches may go on rendering before it counts as unknown, in milliseconds. */
export const renderLimitMs = 3_000

/** How often a page is looked at while scripts may still show something, in milliseconds. */
const lookIntervalMs = 100

/** What the tabs of a user share. */
interface Profile {
  readonly context: BrowserContext
  readonly known: readonly string[]
  readonly isCallback: (url: string) => boolean
  readonly onExchange: (exchange: Exchange) => void
  /** Sends what no page does. */
  readonly http: HttpClient
  readonly vouch: Vouch
}

/**
 * A user agent that is a real browser, in a context of its own. `known` are the selectors of every
 * page the server definition describes: a page has settled once it is loaded and one of them
 * matches, or it is an error, or a mock client's. It believes whom the dispatcher believes.
 */
export const createBrowserUserAgent = async (
  browser: Browser,
  parts: Pick<Profile, 'known' | 'isCallback' | 'onExchange'> & { readonly dispatcher: Dispatcher },
): Promise<UserAgent> => {
  const { dispatcher, ...rest } = parts
  const context = await browser.newContext()
  const http = createHttpClient(dispatcher, parts.onExchange)
  const vouch = vouchWith(createHttpClient(dispatcher))
  const tab = await createTab({ ...rest, context, http, vouch })
  return { ...tab, close: () => context.close() }
}

const createTab = async (profile: Profile): Promise<UserAgent> => {
  const { context, known, isCallback } = profile
  const newPage = async () => {
    const frame = await context.newPage()
    await believeAs(frame, profile.vouch)
    return frame
  }
  const page = await context.newPage()
  const keptFrom = await believeAs(page, profile.vouch)
  const traffic = watchTraffic(page, isCallback, profile.onExchange)
  // Somebody who presses something means it.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => {}))

  /** Where the user acts: the page, or the frame of it in which a known page stands. */
  let place: Page | Frame = page
  const anyKnown = isKnownDocument({ known, leftKind: -1 })

  const snapshot = async (): Promise<Snapshot> => {
    place = page
    await traffic.recorded()
    if (keptFrom.fault !== undefined) throw keptFrom.fault
    const nothing = { status: 0, headers: {}, html: '' }
    if (traffic.leftFor !== undefined) return { url: traffic.leftFor, ...nothing }
    const url = traffic.failed?.url ?? page.url()
    const fields = isCallback(url) ? traffic.postedTo(url) : undefined
    const posted = fields === undefined ? {} : { posted: fields }
    if (traffic.failed) {
      const { reason } = traffic.failed
      const why = isRedirectLoop(reason)
        ? { loop: `more than ${redirectLimit} redirects to "${withoutQuery(url)}"` }
        : { note: reason }
      return { url, ...nothing, ...posted, ...why }
    }
    const response = await traffic.responseOf(url)
    const isFramed = page.frames().length > 1 && !isCallback(url)
    if (isFramed && !(await page.evaluate<boolean>(anyKnown)))
      place = (await frameWhere(page, anyKnown)) ?? page
    return {
      url: place === page ? url : place.url(),
      ...(response ?? { status: 0, headers: {} }),
      html: await pageAsSeen(place),
      ...posted,
    }
  }

  /** Resolves once a mock client's page is in front of the user. */
  const arrived = (timeout: number) =>
    page
      .waitForURL((url) => isCallback(url.href), { timeout, waitUntil: 'commit' })
      // Whatever comes instead is for others to tell.
      .catch(() => new Promise<never>(() => {}))
  const isOver = () => traffic.leftFor !== undefined || traffic.failed !== undefined

  /** Resolves once the page, or a frame of it, is a known one; rejects where that takes too long. */
  const untilKnown = async (leftKind: number, limitMs: number): Promise<void> => {
    const isKnown = isKnownDocument({ known, leftKind })
    const end = new AbortController()
    await Promise.race([
      page.waitForFunction(asFunction(isKnown), undefined, { timeout: limitMs }),
      untilFrameWhere(page, isKnown, { limitMs, signal: end.signal }),
    ]).finally(() => end.abort())
  }

  /** Waits until the document is loaded and known, an error, or a mock client's; an unknown page until its limit. */
  const untilSettled = async (leftKind: number): Promise<void> => {
    if (isOver()) return
    await Promise.race([page.waitForLoadState('load', { timeout: settleLimitMs }), traffic.over])
    if (isOver() || isCallback(page.url()) || traffic.statusOf(page.url()) >= 400) return
    await Promise.race([untilKnown(leftKind, renderLimitMs), arrived(renderLimitMs), traffic.over])
  }

  /** As `untilSettled`, and what scripts have still to be told is on the page, or has led to another. */
  const untilStill = async (leftKind: number): Promise<void> => {
    await untilSettled(leftKind)
    if (isOver() || isCallback(page.url())) return
    await traffic.quiet().catch(ignoring(/context was destroyed|is navigating/))
    await untilSettled(leftKind)
  }

  const settle = async (leftKind: number): Promise<Snapshot> => {
    for (let hop = 0; ; hop += 1) {
      await untilStill(leftKind).catch(ignoring(/Timeout/))
      const seen = await snapshot().catch(ignoring(/context was destroyed|is navigating/))
      if (seen && !leadsOn(seen, known, isCallback)) return seen
      if (hop === redirectLimit) {
        const place = seen?.url ?? page.url()
        const loop = `more than ${redirectLimit} pages that lead on by themselves to "${withoutQuery(place)}"`
        return { url: place, status: 0, headers: {}, html: '', ...seen, loop }
      }
      if (seen && page.url() === seen.url)
        await page
          .waitForURL((url) => url.href !== seen.url, {
            timeout: longestRefreshSeconds * 1_000 + settleLimitMs,
            waitUntil: 'commit',
          })
          .catch(ignoring(/Timeout|ERR_|interrupted/))
    }
  }

  const staged = async <T>(what: string, step: () => Promise<T>): Promise<T> => {
    try {
      return await step()
    } catch (cause) {
      const reason = describeError(cause).split('\n')[0] ?? ''
      traffic.giveUp(reason)
      throw stageError(`the browser could not ${what}: ${reason}`, cause)
    }
  }

  const open = async (url: string): Promise<Snapshot> => {
    traffic.begin()
    keptFrom.begin()
    await page
      .goto(url, { timeout: settleLimitMs, waitUntil: 'load' })
      .catch((failure: unknown) => {
        const { failed, leftFor } = traffic
        if (keptFrom.fault !== undefined) throw keptFrom.fault
        const isTold = failed && (isRedirectLoop(failed.reason) || isCallback(failed.url))
        if (leftFor === undefined && !isTold) ignoring(/interrupted by another navigation/)(failure)
      })
    return settle(-1)
  }

  /** Lets the user do something, and waits until another page has come or it is clear that none will. */
  const doAndWait = async (leftKind: number, step: () => Promise<void>): Promise<Snapshot> => {
    traffic.begin()
    keptFrom.begin()
    const timeout = settleLimitMs
    const moved = Promise.race([
      page
        .waitForEvent('framenavigated', {
          predicate: (frame) => frame === page.mainFrame() || frame === place,
          timeout,
        })
        .then(() => 'moved' as const),
      untilKnown(leftKind, timeout).then(() => 'moved' as const),
      traffic.over.then(() => 'stays' as const),
    ]).catch(() => 'stays' as const)
    await step()
    const invalid = await place.evaluate(invalidField).catch(() => undefined)
    const outcome = invalid === undefined ? await moved : 'stays'
    const seen = await settle(outcome === 'moved' ? leftKind : -1)
    const reason = invalid === undefined ? traffic.reason : `the form is not sent: ${invalid}`
    return outcome === 'moved' || isOver() || reason === undefined
      ? seen
      : { ...seen, note: reason }
  }

  return {
    kind: 'browser',
    open: (url) => staged(`open "${withoutQuery(url)}"`, () => open(url)),
    openUntil: (url, isStop) =>
      staged(`open "${withoutQuery(url)}"`, async () => {
        const stop = await stopBefore(page, isStop)
        await open(url).catch((failure: unknown) => {
          if (!stop.isStopped()) throw failure
        })
        const { leftFor } = traffic
        return (
          (await stop.end()) ?? (leftFor !== undefined && isStop(leftFor) ? leftFor : undefined)
        )
      }),
    act: (action) =>
      staged(`press "${action.press}" on "${withoutQuery(page.url())}"`, async () => {
        await perform(place, action)
        const leftKind = await place.evaluate<number>(markAsLeft(known))
        return doAndWait(leftKind, () =>
          place.locator(action.press).first().click({ timeout: settleLimitMs, noWaitAfter: true }),
        )
      }),
    lookAgain: (isAsExpected) =>
      staged(`look at "${withoutQuery(page.url())}"`, async () => {
        let seen = await snapshot()
        const until = Date.now() + revealLimitMs
        while (!isAsExpected(seen) && Date.now() < until) {
          await page.waitForTimeout(lookIntervalMs)
          seen = await snapshot()
        }
        return seen
      }),
    styleSheets: async () => [],
    send: (request) =>
      staged(`send a request to "${withoutQuery(request.url)}"`, () => sendWith(profile, request)),
    alterCookies: (valueOf) =>
      staged('change what it keeps', async () => {
        for (const cookie of await context.cookies()) {
          const { name, domain, path } = cookie
          const value = valueOf(cookie)
          if (value === cookie.value) continue
          await context.clearCookies({ name, domain, path })
          if (value !== undefined) await context.addCookies([{ ...cookie, value }])
        }
      }),
    submitFrom: (origin, submission) =>
      staged(`submit a form from "${origin}"`, async () => {
        await openForeignForm(page, origin, submission)
        return doAndWait(-1, () => page.evaluate(submitFirstForm))
      }),
    embed: (url, ancestor) =>
      staged(`show "${withoutQuery(url)}" in a frame`, async () =>
        (await isShownInFrame(newPage, url, ancestor)) ? 'shown' : 'refused',
      ),
    newTab: () => createTab(profile),
    screenshot: () => page.screenshot({ animations: 'disabled', type: 'png' }),
    close: () => page.close(),
  }
}

const isRedirectLoop = (reason: string) => reason === 'net::ERR_TOO_MANY_REDIRECTS'

/** Lets some failures pass. */
const ignoring =
  (expected: RegExp) =>
  (failure: unknown): undefined => {
    if (!expected.test(describeError(failure))) throw failure
    return undefined
  }

/** Whether a page that is not the user's to answer will go on by itself. */
const leadsOn = (
  seen: Snapshot,
  known: readonly string[],
  isCallback: (url: string) => boolean,
): boolean => {
  if (seen.status === 0 || seen.loop !== undefined || isCallback(seen.url)) return false
  if (!/http-equiv/i.test(seen.html) && seen.headers['refresh'] === undefined) return false
  const $ = parsePage(seen.html)
  return !known.some((selector) => $(selector).length > 0) && refreshTarget($, seen) !== undefined
}
