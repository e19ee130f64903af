import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Browser } from 'playwright'
import { findBrowser } from '../../browser/find-browser.ts'
import { browserLaunchOptions } from '../../browser/launch-options.ts'
import { createDispatcher, createHttpClient, type Exchange } from '../../http.ts'
import { createBrowserUserAgent } from '../browser.ts'
import { createHttpUserAgent } from '../http.ts'
import type { Pages } from '../../server-definition.ts'
import { pageSelectors } from '../recognise.ts'
import type { UserAgent, UserAgentKind } from '../user-agent.ts'

/** What a test's server answers; a page by default. */
export interface TestAnswer {
  readonly status?: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  /** How long it takes, in milliseconds. */
  readonly afterMs?: number
}

/** A request to a test's server. */
export interface TestRequest {
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A server made of one function, and user agents of both kinds to visit it with. */
export interface TestAgents {
  readonly origin: string
  /** The port of every origin there is: a mock client's host leads to the same server. */
  readonly port: number
  readonly exchanges: Exchange[]
  /** Whether an address is a mock client's: it is on `shop.example`. */
  readonly isCallback: (url: string) => boolean
  /** A fresh user agent; `undefined` where no browser is to be had on this machine. */
  agent(kind: UserAgentKind, known?: readonly string[]): Promise<UserAgent | undefined>
  close(): Promise<void>
}

/** The pages most tests have. */
export const testPages: Pages = {
  login: { page: '#login', username: '#user', password: '#password', submit: '#go' },
  consent: { page: '#consent', application: 'h1', scope: '.scope', accept: '#yes', deny: '#no' },
}

/** Starts what the tests of the user agents need. */
export const startTestAgents = async (
  answer: (path: string, request: TestRequest) => TestAnswer,
): Promise<TestAgents> => {
  const server = createServer((incoming, response) => {
    void text(incoming).then(async (body) => {
      const { method = '', headers, url = '' } = incoming
      const told = answer(url, { method, headers, body })
      await delay(told.afterMs ?? 0, undefined, { ref: false })
      response.writeHead(told.status ?? 200, {
        'content-type': told.type ?? 'text/html; charset=utf-8',
        ...told.headers,
      } as Record<string, string>)
      response.end(told.body ?? '')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const dispatcher = createDispatcher()
  const exchanges: Exchange[] = []
  const keep = (exchange: Exchange) => void exchanges.push(exchange)
  let browser: Promise<Browser> | undefined
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    exchanges,
    isCallback,
    async agent(kind, known = pageSelectors(testPages)) {
      if (kind === 'http')
        return createHttpUserAgent(createHttpClient(dispatcher, keep), known, isCallback)
      const found = await findBrowser(() => {})
      if (!found) return undefined
      browser ??= chromium.launch(browserLaunchOptions(found.path))
      const parts = { known, isCallback, onExchange: keep, dispatcher }
      return createBrowserUserAgent(await browser, parts)
    },
    async close() {
      await (await browser)?.close()
      await dispatcher.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}

const isCallback = (url: string): boolean => new URL(url).hostname === 'shop.example'
