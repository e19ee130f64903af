import type { Context } from 'koa'
import { invalid } from './failure.ts'

/** A parameter of the path. */
export const pathParameter = (ctx: Context, name: string): string => String(ctx.params[name] ?? '')

/** A parameter of the query; none when it is absent or empty. Throws when it was sent twice. */
export const queryParameter = (ctx: Context, name: string): string | undefined => {
  const value = ctx.query[name]
  if (Array.isArray(value)) throw invalid(`${name}: must not be given twice`)
  return value || undefined
}

/** The elements after the one with this id, at most so many; and the id to go on from. */
export const pageAfter = <T extends { readonly id: string }>(
  items: readonly T[],
  after: string | undefined,
  limit: number,
): { items: T[]; next: string | undefined } => {
  const start = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1
  const page = items.slice(start, start + limit)
  return { items: page, next: start + limit < items.length ? page.at(-1)?.id : undefined }
}
