import type { Context } from 'koa'
import { isSameToken } from '../../management/api.ts'
import type { ManagementStyle } from '../../management/api.ts'
import { ManagementFailure } from '../../management/failure.ts'
import type { FailureKind } from '../../management/failure.ts'
import { oktaId } from '../ids.ts'

interface Answer {
  readonly status: number
  readonly code: string
  /** What the error is called; followed by the datum where Okta says which one. */
  readonly summary: (message: string) => string
}

const answers: Readonly<Record<FailureKind, Answer>> = {
  unauthenticated: { status: 401, code: 'E0000011', summary: () => 'Invalid token provided' },
  forbidden: {
    status: 403,
    code: 'E0000006',
    summary: () => 'You do not have permission to perform the requested action',
  },
  'not-found': { status: 404, code: 'E0000007', summary: (message) => `Not found: ${message}` },
  malformed: {
    status: 400,
    code: 'E0000003',
    summary: () => 'The request body was not well-formed.',
  },
  invalid: {
    status: 400,
    code: 'E0000001',
    summary: (message) => `Api validation failed: ${message.split(/[: ]/, 1)[0]}`,
  },
  'too-large': {
    status: 413,
    code: 'E0000003',
    summary: () => 'The request body was not well-formed.',
  },
  conflict: { status: 400, code: 'E0000001', summary: () => 'Api validation failed: name' },
  'not-allowed': {
    status: 405,
    code: 'E0000022',
    summary: () => 'The endpoint does not support the provided HTTP method',
  },
  internal: { status: 500, code: 'E0000009', summary: () => 'Internal Server Error' },
}

const withCauses = new Set<FailureKind>(['invalid', 'conflict', 'too-large'])

/** Okta's management API: an `SSWS` token, and errors as `{errorCode, errorSummary, errorLink, errorId, errorCauses}`. */
export const oktaStyle = (
  prefix: string,
  token: string,
  log: (line: string) => void,
): ManagementStyle => ({
  prefix,
  log,
  authenticate: (ctx: Context) => {
    const given = /^SSWS +(\S+)$/i.exec(ctx.get('authorization'))?.[1]
    if (given === undefined || !isSameToken(given, token))
      throw new ManagementFailure('unauthenticated', 'no valid token')
  },
  refuse: (ctx, failure) => {
    const { status, code, summary } = answers[failure.kind]
    ctx.status = status
    ctx.body = {
      errorCode: failure.code ?? code,
      // Where the code is a particular one the message is what Okta calls it.
      errorSummary: failure.code === undefined ? summary(failure.message) : failure.message,
      errorLink: failure.code ?? code,
      errorId: oktaId('oae'),
      errorCauses: withCauses.has(failure.kind) ? [{ errorSummary: failure.message }] : [],
    }
  },
})
