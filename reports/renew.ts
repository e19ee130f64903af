import { configurationError, usageError } from '../harness/judge/errors.ts'
import type { Results, ServerResult } from '../harness/judge/results.ts'
import { summarize } from './summarize.ts'

/**
 * Which rows of published results are to be judged anew: those that today's catalogue has and they
 * lack, and those named.
 * @throws {ConformanceError} `usage`, where a row is named that the server is not asked
 */
export const rowsToRenew = (
  published: ServerResult,
  today: readonly string[],
  named: readonly string[],
): string[] => {
  const unknown = named.filter((id) => !today.includes(id))
  if (unknown.length > 0) throw usageError(`"${published.name}" is not asked ${unknown.join(', ')}`)
  const had = new Set(published.requirements.map(({ id }) => id))
  return today.filter((id) => !had.has(id) || named.includes(id))
}

/**
 * Published results of one server with some rows judged anew. Rows that today's catalogue lacks are
 * dropped. What the run says of itself stays that of the whole run.
 * @throws {ConformanceError} `configuration`, where the rows were judged of another version,
 *   of other capabilities or by another user agent, or where rows would still be missing
 */
export const renew = (published: Results, judged: Results, today: readonly string[]): Results => {
  const [before] = published.servers
  const after = judged.servers.find(({ name }) => name === before?.name)
  if (!before || !after) throw configurationError('the server was not judged')
  const differs = differenceOf(
    { ...before, userAgent: published.run.userAgent },
    { ...after, userAgent: judged.run.userAgent },
  )
  if (differs !== undefined)
    throw configurationError(`"${before.name}" was published with another ${differs}: run it whole`)
  const rows = new Map(
    [...before.requirements, ...after.requirements].map((row) => [row.id, row] as const),
  )
  const requirements = today.flatMap((id) => rows.get(id) ?? [])
  const missing = today.filter((id) => !rows.has(id))
  if (missing.length > 0)
    throw configurationError(`"${before.name}" would lack ${missing.join(', ')}: run it whole`)
  return {
    ...published,
    servers: [{ ...after, requirements, summary: summarize(requirements) }],
  }
}

/** What makes two judgements of a server ones of different things. */
const differenceOf = (one: Compared, other: Compared): string | undefined => {
  if (one.version !== other.version) return 'version'
  if (one.userAgent !== other.userAgent) return 'user agent'
  if (String(one.profiles) !== String(other.profiles)) return 'profile'
  return String(one.capabilities.declared) === String(other.capabilities.declared)
    ? undefined
    : 'set of capabilities'
}

type Compared = Pick<ServerResult, 'version' | 'profiles' | 'capabilities'> &
  Pick<Results['run'], 'userAgent'>
