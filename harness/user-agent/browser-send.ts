import type { BrowserContext } from '@playwright/test'
import {
  parsedAnswer,
  requestLimitMs,
  withoutQuery,
  type Exchange,
  type HttpRequest,
  type HttpResponse,
} from '../http.ts'
import { headersFrom } from './browser-exchange.ts'

/** Sends one request with the cookies of a context; no page shows it, and no redirect is followed. */
export const sendWith = async (
  {
    context,
    onExchange,
  }: {
    readonly context: BrowserContext
    readonly onExchange: (exchange: Exchange) => void
  },
  { method = 'GET', url, headers = {}, form, json }: HttpRequest,
): Promise<HttpResponse> => {
  const body = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString()
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded'
  const sent = { ...(body === undefined ? {} : { 'content-type': type }), ...headers }
  const response = await context.request.fetch(url, {
    method,
    headers: { accept: 'text/html', ...sent },
    ...(body === undefined ? {} : { data: body }),
    maxRedirects: 0,
    timeout: requestLimitMs,
  })
  const text = await response.text()
  const received = headersFrom(response.headersArray())
  const told = Object.fromEntries(
    Object.entries(received).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  )
  onExchange({
    request: { method, url, headers: sent, ...(body === undefined ? {} : { body }) },
    response: { status: response.status(), headers: told, body: text },
  })
  return {
    status: response.status(),
    headers: told,
    text,
    json: () => parsedAnswer(text, `${method} "${withoutQuery(url)}"`),
  }
}
