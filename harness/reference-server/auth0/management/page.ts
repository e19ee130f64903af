import type { Context } from 'koa'
import { invalid } from '../../management/failure.ts'
import { pageAfter, queryParameter } from '../../management/query.ts'

/** The most items a page may have, and how many it has when the request does not say. */
const limits = { most: 100, usual: 50 }

const numberOf = (ctx: Context, name: string, usual: number, most: number): number => {
  const text = queryParameter(ctx, name)
  if (text === undefined) return usual
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(number) || number > most)
    throw invalid(
      `Query validation error: '${name}' must be a number from 0 to ${most}`,
      'invalid_query_string',
    )
  return number
}

/** The members of an item the caller wants: all, those of `fields`, or with `include_fields=false` the others. */
export const selected = (ctx: Context, item: object): object => {
  const fields = queryParameter(ctx, 'fields')?.split(',')
  if (!fields) return item
  const isWanted = (member: string) =>
    fields.includes(member) !== (queryParameter(ctx, 'include_fields') === 'false')
  return Object.fromEntries(Object.entries(item).filter(([member]) => isWanted(member)))
}

/**
 * One page of a list, as Auth0 shapes it: an array, or with `include_totals=true` an object that
 * names the list; with `take`, the page after the checkpoint `from`.
 */
export const listed = (
  ctx: Context,
  name: string,
  entries: readonly { readonly id: string; readonly item: object }[],
): unknown => {
  if (queryParameter(ctx, 'take') !== undefined) {
    const take = numberOf(ctx, 'take', limits.usual, limits.most)
    const { items, next } = pageAfter(entries, queryParameter(ctx, 'from'), take)
    return {
      ...(next === undefined ? {} : { next }),
      [name]: items.map(({ item }) => selected(ctx, item)),
    }
  }
  const limit = numberOf(ctx, 'per_page', limits.usual, limits.most)
  const start = numberOf(ctx, 'page', 0, 1_000_000) * limit
  const items = entries.slice(start, start + limit).map(({ item }) => selected(ctx, item))
  return ctx.query.include_totals === 'true'
    ? { start, limit, length: items.length, total: entries.length, [name]: items }
    : items
}
