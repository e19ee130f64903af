import type { Request, Response } from '@playwright/test'
import { answerLimitBytes, type Exchange } from '../http.ts'
import type { ResponseHeaders } from './user-agent.ts'

/** An exchange of the browser, as kept for evidence. */
export const exchangeOf = async (response: Response): Promise<Exchange> => {
  const isRedirect = response.status() >= 300 && response.status() < 400
  return {
    request: sentBy(response.request(), await response.request().allHeaders()),
    response: {
      status: response.status(),
      headers: await response.allHeaders(),
      body: isRedirect ? '' : (await response.text()).slice(0, answerLimitBytes),
    },
  }
}

/** A request of the browser, as kept for evidence. */
export const sentBy = (request: Request, headers = request.headers()): Exchange['request'] => {
  const body = request.postData()
  return {
    method: request.method(),
    url: request.url(),
    headers,
    ...(body === null ? {} : { body }),
  }
}

/** The headers a browser tells one by one, put together by name. */
export const headersFrom = (
  lines: readonly { readonly name: string; readonly value: string }[],
): ResponseHeaders => {
  const found: Record<string, string | readonly string[]> = {}
  for (const { name, value } of lines) {
    const key = name.toLowerCase()
    const before = found[key]
    found[key] =
      key === 'set-cookie'
        ? [before ?? [], value].flat()
        : before === undefined
          ? value
          : `${[before].flat().join(', ')}, ${value}`
  }
  return found
}
