import type { Context } from 'koa'
import { invalid } from '../../management/failure.ts'
import { pageAfter, queryParameter } from '../../management/query.ts'

/** One page of a list, of so many entries unless the request says how many, and the `Link` header that leads to the next. */
export const listed = (
  ctx: Context,
  origin: string,
  entries: readonly { readonly id: string; readonly item: object }[],
  usualLimit = 200,
): object[] => {
  const text = queryParameter(ctx, 'limit')
  const limit = text === undefined ? usualLimit : /^\d+$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > 200) throw invalid('limit: must be a number from 1 to 200')
  const { items, next } = pageAfter(entries, queryParameter(ctx, 'after'), limit)
  const links = [`<${origin}${ctx.originalUrl}>; rel="self"`]
  if (next !== undefined) {
    const url = new URL(ctx.originalUrl, origin)
    url.searchParams.set('after', next)
    links.push(`<${url.href}>; rel="next"`)
  }
  ctx.set('Link', links.join(', '))
  return items.map(({ item }) => item)
}
