import { getPublicSuffix } from 'tough-cookie'
import type { HttpRequest } from '../http.ts'

/** How two origins are related, as `Sec-Fetch-Site` says it; `none` where nobody but the user asked (Fetch Metadata). */
export type Relation = 'none' | 'same-origin' | 'same-site' | 'cross-site'

/** How an address is related to the page whose doing it is that it is asked for. */
export const relationOf = (initiator: string | undefined, url: string): Relation => {
  if (initiator === undefined) return 'none'
  const [from, to] = [new URL(initiator), new URL(url)]
  if (from.origin === to.origin) return 'same-origin'
  return siteOf(from) === siteOf(to) ? 'same-site' : 'cross-site'
}

/** Of the relations of all addresses of a chain of redirects, the loosest counts. */
export const loosest = (relations: readonly Relation[]): Relation =>
  (['cross-site', 'same-site', 'same-origin'] as const).find((one) => relations.includes(one)) ??
  'none'

/** A scheme and a registrable domain (HTML, "site"). */
const siteOf = ({ protocol, hostname }: URL): string =>
  `${protocol}//${registrableDomain(hostname) ?? hostname}`

const registrableDomain = (hostname: string): string | undefined => {
  if (!/[a-z]$/i.test(hostname)) return undefined
  try {
    return getPublicSuffix(hostname, { allowSpecialUseDomain: true, ignoreError: true })
  } catch {
    return undefined
  }
}

/**
 * Which of the cookies a browser sends along with a top-level navigation (RFC 6265bis, "SameSite"). A
 * cookie that says nothing is sent, as Chromium does with a fresh one.
 */
export const sameSiteContext = (
  relation: Relation,
  method: HttpRequest['method'] = 'GET',
): 'strict' | 'lax' | 'none' => {
  if (relation !== 'cross-site') return 'strict'
  return method === 'GET' || method === 'HEAD' ? 'lax' : 'none'
}

/** What browsers tell a server about where a navigation comes from (Fetch, "Origin"; Fetch Metadata). */
export const navigationHeaders = (
  { method = 'GET', url }: HttpRequest,
  initiator: string | undefined,
  relation: Relation,
  destination: 'document' | 'iframe',
): Record<string, string> => ({
  ...(method === 'GET' || initiator === undefined ? {} : { origin: new URL(initiator).origin }),
  ...(isTrustworthy(new URL(url))
    ? {
        'sec-fetch-site': relation,
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': destination,
      }
    : {}),
})

/** Only such addresses are told (Secure Contexts, "potentially trustworthy"). */
const isTrustworthy = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || /^(127(\.\d+){3}|\[::1\]|([\w-]+\.)*localhost)$/.test(hostname)
