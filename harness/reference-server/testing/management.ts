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

/** Sends one call to the management API of a server, with its token. */
export const manage = async (
  server: ReferenceServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> => {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      authorization: `${schemes[server.dialect]} ${server.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
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
export const post = async (
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  }
}
