import { STATUS_CODES } from 'node:http'
import type { Context } from 'koa'
import { isSameToken } from '../../management/api.ts'
import type { ManagementStyle } from '../../management/api.ts'
import { ManagementFailure } from '../../management/failure.ts'
import type { FailureKind } from '../../management/failure.ts'

const answers: Readonly<Record<FailureKind, { status: number; code: string }>> = {
  unauthenticated: { status: 401, code: 'invalid_token' },
  forbidden: { status: 403, code: 'insufficient_scope' },
  'not-found': { status: 404, code: 'not_found' },
  malformed: { status: 400, code: 'invalid_body' },
  invalid: { status: 400, code: 'invalid_body' },
  'too-large': { status: 413, code: 'invalid_body' },
  conflict: { status: 409, code: 'conflict' },
  'not-allowed': { status: 404, code: 'not_found' },
  internal: { status: 500, code: 'internal_error' },
}

/** Auth0's Management API v2: a bearer token, and errors as `{statusCode, error, message, errorCode}`. */
export const auth0Style = (token: string, log: (line: string) => void): ManagementStyle => ({
  prefix: '/api/v2',
  log,
  authenticate: (ctx: Context) => {
    const given = /^Bearer +(\S+)$/i.exec(ctx.get('authorization'))?.[1]
    if (given === undefined)
      throw new ManagementFailure('unauthenticated', 'Missing authentication')
    if (!isSameToken(given, token)) throw new ManagementFailure('unauthenticated', 'Invalid token')
  },
  refuse: (ctx, failure) => {
    const { status, code } = answers[failure.kind]
    ctx.status = status
    ctx.body = {
      statusCode: status,
      error: STATUS_CODES[status],
      message:
        failure.kind === 'invalid' && failure.code === undefined
          ? `Payload validation error: '${failure.message}'.`
          : failure.message,
      errorCode: failure.code ?? code,
    }
  },
})
