import type { BrowserContext } from '@playwright/test'
import { Cookie, defaultPath } from 'tough-cookie'
import type { HttpClient, HttpRequest, HttpResponse } from '../http.ts'

type BrowserCookie = Parameters<BrowserContext['addCookies']>[0][number]

/**
 * Sends one request with the cookies of a context, and keeps those that come; no page shows it, and no
 * redirect is followed. The client sends it: Playwright would go by other proxies and certificates.
 */
export const sendWith = async (
  { context, http }: { readonly context: BrowserContext; readonly http: HttpClient },
  request: HttpRequest,
): Promise<HttpResponse> => {
  const cookie = (await context.cookies(request.url))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
  const userAgent = await context.pages()[0]?.evaluate<string>('navigator.userAgent')
  const response = await http.send({
    ...request,
    headers: {
      accept: 'text/html',
      ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
      ...request.headers,
      ...(cookie === '' ? {} : { cookie }),
    },
  })
  const set = [response.headers['set-cookie'] ?? []]
    .flat()
    .flatMap((line) => cookieOf(line, request.url) ?? [])
  if (set.length > 0) await context.addCookies(set)
  return response
}

const cookieOf = (line: string, url: string): BrowserCookie | undefined => {
  const cookie = Cookie.parse(line)
  if (!cookie) return undefined
  const { hostname, pathname } = new URL(url)
  const expiry = cookie.expiryTime()
  return {
    name: cookie.key,
    value: cookie.value,
    // Without a dot it is of this host alone.
    domain: cookie.domain === null ? hostname : `.${cookie.domain}`,
    path: cookie.path ?? defaultPath(pathname),
    expires: expiry === undefined || expiry === Infinity ? -1 : Math.max(expiry, 0) / 1_000,
    httpOnly: cookie.httpOnly,
    secure: cookie.secure,
    sameSite: sameSites[cookie.sameSite ?? ''] ?? 'Lax',
  }
}

const sameSites: Readonly<Record<string, BrowserCookie['sameSite']>> = {
  strict: 'Strict',
  none: 'None',
}
