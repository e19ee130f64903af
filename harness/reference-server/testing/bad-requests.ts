import assert from 'node:assert/strict'
import type { ReferenceServer } from '../options.ts'
import { call, make, manage } from './management.ts'
import type { Answer } from './management.ts'

/** A request a management API must refuse: its method, path and body, and the status and code of the answer. */
export type BadRequest = readonly [
  title: string,
  method: string,
  path: string,
  body: unknown,
  status: number,
  code: string,
]

/** A value that is nested so deep that a recursive reader gives up. */
export const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

/** What a management API holds, read through its own lists. */
export const stateOf = async (
  server: ReferenceServer,
  lists: readonly string[],
): Promise<unknown> => Promise.all(lists.map((path) => make(server, 'GET', path)))

/** Sends a bad request and checks its answer's status and shape. */
export const refuses = async (
  server: ReferenceServer,
  [, method, path, body, status]: BadRequest,
): Promise<Answer> => {
  const answer = await manage(server, method, path, body)
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  return answer
}

/** Calls with credentials that are none, each of which must be turned away. */
export const strangers = async (
  server: ReferenceServer,
  path: string,
): Promise<readonly Answer[]> => {
  const scheme = server.dialect === 'auth0' ? 'Bearer' : 'SSWS'
  const values = [
    '',
    scheme,
    `${scheme} `,
    `${scheme} wrong`,
    server.token,
    `Basic ${server.token}`,
  ]
  const wrong = values.map((authorization) =>
    call(server.url + path, { headers: { authorization } }),
  )
  const inQuery = call(`${server.url}${path}?access_token=${server.token}`)
  return Promise.all([...wrong, inQuery])
}
