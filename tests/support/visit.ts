import { chromium } from 'playwright'
import { startCallbackListener } from '../../fixtures/callback-listener.ts'
import { findBrowser } from '../../harness/browser/find-browser.ts'
import { browserLaunchOptions } from '../../harness/browser/launch-options.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import type { TlsTrust } from '../../harness/tls.ts'
import { createBrowserUserAgent } from '../../harness/user-agent/browser.ts'
import { createHttpUserAgent } from '../../harness/user-agent/http.ts'
import type { UserAgent, UserAgentKind } from '../../harness/user-agent/user-agent.ts'

/** A user agent as a run has it, and a mock client's listener. */
export interface Visit {
  readonly agent: UserAgent
  readonly port: number
  close(): Promise<void>
}

/** Sets up a visit; `undefined` where no browser is to be had on this machine. */
export const startVisit = async (
  kind: UserAgentKind,
  trust?: TlsTrust,
): Promise<Visit | undefined> => {
  const found = kind === 'browser' ? await findBrowser(() => {}) : undefined
  if (kind === 'browser' && !found) return undefined
  const dispatcher = createDispatcher(trust)
  const http = createHttpClient(dispatcher)
  const { isCallback, port, close } = await startCallbackListener()
  const browser = found && (await chromium.launch(browserLaunchOptions(found.path)))
  const parts = { known: ['main'], isCallback, onExchange: () => {}, dispatcher }
  return {
    agent: browser
      ? await createBrowserUserAgent(browser, parts)
      : createHttpUserAgent(http, parts.known, isCallback),
    port,
    async close() {
      await browser?.close()
      await dispatcher.destroy()
      await close()
    },
  }
}
