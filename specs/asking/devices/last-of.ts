import { assertInvariant } from '../../../harness/judge/errors.ts'
import type { Page } from '../../../harness/user-agent/pages.ts'

/** Where a walk ended. */
export const lastOf = (passed: readonly Page[]): Page => {
  const page = passed.at(-1)
  assertInvariant(page, 'a walk passes a page at least')
  return page
}
