import type { Context } from 'koa'
import { queryParameter } from '../management/query.ts'

/** How many things a page of a list shows. */
const pageSize = 50

/** One page of a list that can be searched, as the views show it. */
export interface ListPage<T> {
  readonly items: readonly T[]
  readonly query: string
  readonly total: number
  /** The number of the page before and of the page after; absent where there is none. */
  readonly before?: number
  readonly after?: number
}

/** The page the address asks for (`page`, from 1) of what matches its search (`q`), by the words of each item. */
export const listPage = <T>(
  ctx: Context,
  all: readonly T[],
  wordsOf: (item: T) => readonly string[],
): ListPage<T> => {
  const query = queryParameter(ctx, 'q') ?? ''
  const wanted = query.toLowerCase()
  const found = all.filter((item) =>
    wordsOf(item).some((word) => word.toLowerCase().includes(wanted)),
  )
  const last = Math.max(1, Math.ceil(found.length / pageSize))
  const asked = Number(queryParameter(ctx, 'page') ?? 1)
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1
  return {
    items: found.slice((page - 1) * pageSize, page * pageSize),
    query,
    total: found.length,
    ...(page > 1 ? { before: page - 1 } : {}),
    ...(page < last ? { after: page + 1 } : {}),
  }
}
