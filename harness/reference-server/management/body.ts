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

/** A check of a value against a JSON Schema. */
export type ValueCheck = (value: unknown) => Json

/** Makes a check from a schema. It returns the object as it came; nothing is filled in or left out. */
export const valueCheck = (schema: Json): ValueCheck => {
  let validate: ValidateFunction | undefined
  return (value) => {
    // Compiled at its first use: most of a server's schemas are never needed in a run.
    validate ??= ajv.compile(schema)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw invalid('the body must be a JSON object')
    if (!validate(value)) throw invalid((validate.errors ?? []).map(describe).join('; '))
    return value as Json
  }
}

/** A check of a body against a JSON Schema. */
export type BodyCheck = (ctx: Context) => Json

/** The same check, of what a request brings. */
export const bodyCheck = (schema: Json): BodyCheck => {
  const check = valueCheck(schema)
  return (ctx) => check(ctx.request.body)
}

const describe = ({ instancePath, message, params, keyword }: ErrorObject): string => {
  const place = instancePath === '' ? 'the body' : `"${instancePath.slice(1).replaceAll('/', '.')}"`
  if (keyword === 'additionalProperties')
    return `${place} has the unknown property "${params.additionalProperty}"`
  if (keyword === 'enum') return `${place} must be one of ${params.allowedValues.join(', ')}`
  return `${place} ${message}`
}
