import { STATUS_CODES } from 'node:http'
import type { ManagementStyle } from '../../management/api.ts'
import type { FailureKind } from '../../management/failure.ts'
import { admit } from './permission.ts'
import type { Guard } from './permission.ts'

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
export const auth0Style = (guard: Guard, log: (line: string) => void): ManagementStyle => ({
  prefix: '/api/v2',
  log,
  authenticate: (ctx) => admit(ctx, guard),
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
