import type { Page } from '@playwright/test'
import type { HttpClient } from '../http.ts'

/** Tells whether a server at an origin is to be believed; rejects with the reason where it is not. */
export type Vouch = (origin: string) => Promise<unknown>

/** Believes whoever answers a client, which asks each once. */
export const vouchWith = (http: HttpClient): Vouch => {
  const asked = new Map<string, Promise<unknown>>()
  return (origin) => {
    const answer = asked.get(origin) ?? http.send({ method: 'HEAD', url: `${origin}/` })
    asked.set(origin, answer)
    return answer
  }
}

/** What a tab was kept from. */
export interface KeptFrom {
  /** Forgets what has been. */
  begin(): void
  /** The reason not to believe the server that the tab was sent to, as `Vouch` told it. */
  readonly fault: unknown
}

/**
 * Lets a tab believe the servers that the rest of the suite believes. Chromium has a store of its own,
 * and takes no file beside it: so it asks here about each certificate that it does not know.
 */
export const believeAs = async (page: Page, vouch: Vouch): Promise<KeptFrom> => {
  const session = await page.context().newCDPSession(page)
  const refused = new Map<string, unknown>()
  let fault: unknown
  session.on('Security.certificateError', ({ eventId, requestURL }) => {
    const { origin } = new URL(requestURL)
    const answer = (action: 'continue' | 'cancel') =>
      session.send('Security.handleCertificateError', { eventId, action })
    vouch(origin)
      .then(
        () => answer('continue'),
        (reason: unknown) => {
          refused.set(origin, reason)
          return answer('cancel')
        },
      )
      // The tab may be gone by then.
      .catch(() => {})
  })
  page.on('requestfailed', (request) => {
    const isOfPage = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (isOfPage) fault = refused.get(new URL(request.url()).origin)
  })
  await session.send('Security.enable')
  await session.send('Security.setOverrideCertificateErrors', { override: true })
  return {
    begin() {
      fault = undefined
    },
    get fault() {
      return fault
    },
  }
}
