import type { Context } from 'koa'
import { invalid } from '../../management/failure.ts'
import { queryParameter } from '../../management/query.ts'
import { objectOf, textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'

const clause = /^([A-Za-z][\w.]*) (eq|sw|co) "((?:[^"\\]|\\.)*)"$/

/**
 * Okta's `search` and `filter` expressions as far as they are needed: clauses such as
 * `profile.login sw "ada"` joined by `and`. Throws Okta's failure for anything else.
 */
const searchOf = (expression: string): ((document: Json) => boolean) => {
  const tests = expression.split(' and ').map((text) => {
    const [, path, operator, quoted] = clause.exec(text.trim()) ?? []
    if (path === undefined || quoted === undefined)
      throw invalid('Invalid search criteria.', 'E0000031')
    const wanted = quoted.replaceAll(/\\(.)/g, '$1').toLowerCase()
    return (document: Json): boolean => {
      const value = memberAt(document, path.split('.'))?.toLowerCase()
      if (value === undefined) return false
      if (operator === 'eq') return value === wanted
      return operator === 'sw' ? value.startsWith(wanted) : value.includes(wanted)
    }
  })
  return (document) => tests.every((test) => test(document))
}

/** What the `search` and the `filter` of a request leave of a list; throws Okta's failure for one that cannot be read. */
export const searchesOf = (ctx: Context): ((document: Json) => boolean) => {
  const expressions = ['search', 'filter'].flatMap((name) => queryParameter(ctx, name) ?? [])
  const searches = expressions.map(searchOf)
  return (document) => searches.every((matches) => matches(document))
}

const memberAt = (document: Json, [first = '', ...rest]: readonly string[]): string | undefined =>
  rest.length === 0
    ? textOf(Object.hasOwn(document, first) ? document[first] : undefined)
    : memberAt(objectOf(Object.hasOwn(document, first) ? document[first] : undefined), rest)
