import { load, type CheerioAPI } from 'cheerio'
import { CookieJar } from 'tough-cookie'
import { withoutQuery, type HttpClient, type HttpRequest } from '../http.ts'
import { stageError } from '../judge/errors.ts'
import { createStyleSheetReader } from './linked-style-sheets.ts'
import { redirectLimit, type Action, type Snapshot, type UserAgent } from './user-agent.ts'

/** A user agent without scripts: undici, a cookie jar and an HTML parser. */
export const createHttpUserAgent = (http: HttpClient): UserAgent => {
  const jar = new CookieJar()
  const styleSheetsOf = createStyleSheetReader(http)
  let current: Snapshot = { url: 'about:blank', status: 0, html: '' }

  const visit = async (first: HttpRequest): Promise<Snapshot> => {
    let request = first
    for (let hop = 0; hop <= redirectLimit; hop += 1) {
      const address = withoutFragment(request.url)
      const cookie = await jar.getCookieString(address)
      const response = await http.send({
        ...request,
        url: address,
        headers: { ...request.headers, accept: 'text/html', ...(cookie ? { cookie } : {}) },
      })
      for (const line of [response.headers['set-cookie'] ?? []].flat())
        await jar.setCookie(line, address, { ignoreError: true })
      const location = [response.headers['location'] ?? []].flat()[0]
      if (response.status < 300 || response.status > 399 || location === undefined)
        return { url: request.url, status: response.status, html: response.text }
      const next = resolveRedirect(location, request.url)
      if (!/^https?:$/.test(next.protocol)) return { url: next.href, status: 0, html: '' }
      request = redirected(request, response.status, next.href)
    }
    throw stageError(`more than ${redirectLimit} redirects from "${withoutQuery(first.url)}"`)
  }

  const settle = async (first: HttpRequest): Promise<Snapshot> => {
    let request: HttpRequest | undefined = first
    for (let hop = 0; request !== undefined; hop += 1) {
      if (hop > redirectLimit)
        throw stageError(
          `more than ${redirectLimit} self-submitting forms from "${withoutQuery(first.url)}"`,
        )
      current = await visit(request)
      request = selfSubmitting(current)
    }
    return current
  }

  return {
    kind: 'http',
    open: (url) => settle({ url }),
    act: async (action) => settle(submit(current, action)),
    show: async (html) => {
      current = { url: 'about:blank', status: 0, html }
    },
    lookAgain: async () => current,
    styleSheets: () => styleSheetsOf(current),
    screenshot: async () => undefined,
    close: async () => {},
  }
}

const withoutFragment = (url: string) => url.split('#')[0] ?? url

/** The target of a redirect; it inherits the fragment where it has none of its own (RFC 9110 section 10.2.2). */
const resolveRedirect = (location: string, from: string): URL => {
  if (!URL.canParse(location, from)) throw stageError(`redirect to "${location}", which is no URL`)
  const next = new URL(location, from)
  if (!next.hash) next.hash = new URL(from).hash
  return next
}

/** 307 and 308 repeat the request; every other redirect is followed with GET. */
const redirected = (request: HttpRequest, status: number, url: string): HttpRequest =>
  status === 307 || status === 308 ? { ...request, url } : { url }

/** The request a press on the page sends: a link's, or that of the form the pressed element belongs to. */
const submit = (
  page: Snapshot,
  { fill = {}, tick, check = [], uncheck = [], press }: Action,
): HttpRequest => {
  const $ = load(page.html)
  for (const [selector, value] of Object.entries(fill)) {
    const field = $(selector).first()
    if (field.length === 0)
      throw stageError(`nothing on "${withoutQuery(page.url)}" matches "${selector}"`)
    field.attr('value', value)
  }
  if (tick !== undefined) $(tick).attr('checked', 'checked')
  for (const selector of check) {
    if ($(selector).length === 0) throw stageError(`nothing on "${page.url}" matches "${selector}"`)
    $(selector).attr('checked', '')
  }
  for (const selector of uncheck) $(selector).removeAttr('checked')
  const pressed = $(press).first()
  if (pressed.length === 0)
    throw stageError(`nothing on "${withoutQuery(page.url)}" matches "${press}"`)
  const href = pressed.is('a') ? pressed.attr('href') : undefined
  if (href !== undefined) return { url: targetOf(href, page.url).href }
  const formId = pressed.attr('form')
  const form = formId ? $(`form[id="${formId}"]`) : pressed.closest('form')
  if (form.length === 0)
    throw stageError(`"${press}" on "${withoutQuery(page.url)}" belongs to no form`)
  return formRequest($, form, page.url, pressed)
}

/** Where a link or a form on a page leads. */
const targetOf = (address: string, base: string): URL => {
  if (!URL.canParse(address, base))
    throw stageError(`"${withoutQuery(base)}" leads to "${address}", which is no URL`)
  return new URL(address, base)
}

type Selection = ReturnType<CheerioAPI>

const formRequest = (
  $: CheerioAPI,
  form: Selection,
  base: string,
  pressed?: Selection,
): HttpRequest => {
  const id = form.attr('id')
  const outside = id ? $(`[form="${id}"]`).not('button') : $()
  const fields = form
    .add(outside)
    .serializeArray()
    .map(({ name, value }): [string, string] => [name, value])
  const name = pressed?.attr('name')
  if (name !== undefined) fields.push([name, pressed?.attr('value') ?? ''])
  const action = targetOf(pressed?.attr('formaction') ?? form.attr('action') ?? base, base)
  const method = (pressed?.attr('formmethod') ?? form.attr('method') ?? 'get').toUpperCase()
  const body = new URLSearchParams(fields)
  if (method === 'POST')
    return { method, url: action.href, form: body, headers: { origin: new URL(base).origin } }
  action.search = body.toString()
  return { url: action.href }
}

/** The form of a page that submits itself by script as soon as it is loaded (OAuth 2.0 Form Post Response Mode). */
const selfSubmitting = (page: Snapshot): HttpRequest | undefined => {
  if (!/submit\(\)/.test(page.html)) return undefined
  const $ = load(page.html)
  const forms = $('form')
  const submitsItself =
    /submit\(\)/.test($('body').attr('onload') ?? '') || /submit\(\)/.test($('script').text())
  const hasOnlyHiddenFields = forms.find('input:not([type=hidden]):not([type=submit])').length === 0
  return forms.length === 1 && submitsItself && hasOnlyHiddenFields
    ? formRequest($, forms.first(), page.url)
    : undefined
}
