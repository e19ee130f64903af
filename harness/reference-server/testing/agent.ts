import assert from 'node:assert/strict'
import { load } from 'cheerio'
import type { CheerioAPI } from 'cheerio'
import { CookieJar } from 'tough-cookie'

/** A page or the address of a callback, whichever a walk ended at. */
export interface Stop {
  readonly url: URL
  /** At a callback, that of the redirect which led there; 0 where there was none. */
  readonly status: number
  readonly headers: Headers
  /** `login`, `consent`, `error`, `device`…, or `callback` once the walk left the server. */
  readonly page: string
  readonly html: CheerioAPI
  /** The parameters of the callback, from its query and its fragment. */
  readonly answer: URLSearchParams
}

/** How many redirects a walk may take. */
const redirectLimit = 12

/** A user agent with cookies and without scripts, for the reference server's own tests. */
export class Agent {
  readonly #jar = new CookieJar()
  readonly #origin: string
  readonly #fetch: typeof fetch

  /** `reach` sends what is addressed to an origin that only exists by name. */
  constructor(origin: string, reach: typeof fetch = fetch) {
    this.#origin = origin
    this.#fetch = reach
  }

  /** Opens an address and follows redirects as long as they stay on the server. */
  async open(url: string, init: RequestInit = {}): Promise<Stop> {
    let at = new URL(url, this.#origin)
    let request = init
    let status = 0
    for (let hop = 0; hop < redirectLimit; hop++) {
      if (at.origin !== this.#origin) return callbackAt(at, status)
      const response = await this.#send(at, request)
      const location = response.headers.get('location')
      if (location === null) return pageOf(at, response)
      at = new URL(location, at)
      status = response.status
      request = {}
    }
    throw new Error(`more than ${redirectLimit} redirects, the last to ${at.href}`)
  }

  /** Submits the only form of a page with these fields on top of its hidden ones, as a click on the named button does. */
  async submit(stop: Stop, fields: Record<string, string | string[]> = {}): Promise<Stop> {
    const form = new URLSearchParams()
    for (const input of stop.html('form input[type=hidden]').toArray())
      form.append(input.attribs.name ?? '', input.attribs.value ?? '')
    for (const [name, value] of Object.entries(fields))
      for (const item of [value].flat()) form.append(name, item)
    const action = stop.html('form').attr('action') ?? ''
    return this.open(new URL(action || stop.url.href, stop.url).href, {
      method: 'POST',
      body: form,
    })
  }

  /** Signs in on the login page. */
  async signIn(stop: Stop, user: { username: string; password: string }): Promise<Stop> {
    assert.equal(stop.page, 'login')
    return this.submit(stop, { ...user })
  }

  async #send(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', await this.#jar.getCookieString(url.href))
    headers.set('accept', 'text/html')
    const response = await this.#fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie())
      await this.#jar.setCookie(cookie, url.href)
    return response
  }
}

const callbackAt = (url: URL, status: number): Stop => ({
  url,
  status,
  headers: new Headers(),
  page: 'callback',
  html: load(''),
  answer: new URLSearchParams([
    ...url.searchParams,
    ...new URLSearchParams(url.hash.slice(1)).entries(),
  ]),
})

const pageOf = async (url: URL, response: Response): Promise<Stop> => {
  const html = load(await response.text())
  return {
    url,
    status: response.status,
    headers: response.headers,
    page: html('main').attr('data-page') ?? '',
    html,
    answer: new URLSearchParams(),
  }
}

/** The lines of a consent dialog as a person reads them. */
export const linesOf = (stop: Stop): string[] =>
  stop
    .html('[data-scope]')
    .toArray()
    .map((line) => stop.html(line).text().replaceAll(/\s+/g, ' ').trim())
