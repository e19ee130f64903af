import { bodyParser } from '@koa/bodyparser'
import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Context, Middleware, Next } from 'koa'
import type { Json } from '../tenant/json.ts'
import { ManagementFailure, invalid } from './failure.ts'

/** The largest body a management API reads, in bytes. */
const bodyLimit = 256 * 1024

/** How deep objects and lists may be nested. */
const depthLimit = 32

const parse = bodyParser({
  enableTypes: ['json'],
  parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  jsonLimit: bodyLimit,
  onError: (error) => {
    throw 'type' in error && error.type === 'entity.too.large'
      ? new ManagementFailure('too-large', `the body is larger than ${bodyLimit} bytes`)
      : new ManagementFailure('malformed', 'the body is not well-formed JSON')
  },
})

/** Reads a JSON body; refuses one of another type, one that is too large and one that does not parse. */
export const jsonBody: Middleware = async (ctx: Context, next: Next) => {
  const hasBody = Number(ctx.get('content-length')) > 0 || ctx.get('transfer-encoding') !== ''
  if (hasBody && !ctx.is('json', '+json'))
    throw new ManagementFailure('malformed', 'the body must be of the type application/json')
  await parse(ctx, async () => {
    if (isDeeperThan(ctx.request.body, depthLimit))
      throw new ManagementFailure('malformed', `the body is nested deeper than ${depthLimit}`)
    await next()
  })
}

// Level by level rather than by recursion, which is what such a body is meant to exhaust.
const isDeeperThan = (value: unknown, limit: number): boolean => {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    )
  }
  return false
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })

/** A check of a body against a JSON Schema. */
export type BodyCheck = (ctx: Context) => Json

/** Makes a check from a schema. It returns the body as it came; nothing is filled in or left out. */
export const bodyCheck = (schema: Json): BodyCheck => {
  let validate: ValidateFunction | undefined
  return (ctx) => {
    // Compiled at its first use: most of a server's schemas are never needed in a run.
    validate ??= ajv.compile(schema)
    const { body } = ctx.request
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw invalid('the body must be a JSON object')
    if (!validate(body)) throw invalid((validate.errors ?? []).map(describe).join('; '))
    return body as Json
  }
}

const describe = ({ instancePath, message, params, keyword }: ErrorObject): string => {
  const place = instancePath === '' ? 'the body' : `"${instancePath.slice(1).replaceAll('/', '.')}"`
  if (keyword === 'additionalProperties')
    return `${place} has the unknown property "${params.additionalProperty}"`
  if (keyword === 'enum') return `${place} must be one of ${params.allowedValues.join(', ')}`
  return `${place} ${message}`
}
