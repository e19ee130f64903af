import assert from 'node:assert/strict'
import type { ReferenceServer } from '../options.ts'

/** An answer of a management API. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // What an API returns is looked into member by member in tests; its type is the assertion.
  // oxlint-disable-next-line no-explicit-any
  readonly body: any
}

const schemes = { auth0: 'Bearer', okta: 'SSWS' }

/** Sends a request; redirects are not followed. */
export const call = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  }
}

/** Sends one call to the management API of a server, with its token. A body that is text goes out as it is. */
export const manage = (
  server: ReferenceServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> => {
  const headers: Record<string, string> = {
    authorization: `${schemes[server.dialect]} ${server.token}`,
  }
  if (body === undefined) return call(server.url + path, { method, headers })
  headers['content-type'] = 'application/json'
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return call(server.url + path, { method, headers, body: text })
}

/** The same, for calls that set a stage and have to succeed. */
export const make = async (
  server: ReferenceServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer['body']> => {
  const answer = await manage(server, method, path, body)
  assert.ok(
    answer.status < 300,
    `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`,
  )
  return answer.body
}

/** Parameters as the query of an address. */
export const query = (parameters: Record<string, string>): string =>
  new URLSearchParams(parameters).toString()

/** Posts a form to a protocol endpoint. */
export const post = (
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> => call(url, { method: 'POST', body: new URLSearchParams(form), headers })
