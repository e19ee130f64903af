import type { Results } from '../harness/judge/results.ts'
import { profiles } from '../harness/judge/requirement.ts'
import { verdicts } from '../harness/judge/verdict.ts'

/** Every field name of results.json, in the order in which it is written wherever it occurs. */
const fieldOrder = [
  ...['schemaVersion', 'suite', 'run', 'servers'],
  ...['id', 'profile', 'level', 'source', 'alsoIn', 'statement', 'readings'],
  ...['document', 'section', 'name', 'organization', 'url', 'version'],
  ...['startedAt', 'title', 'file', 'line', 'durationMs'],
  ...['userAgent', 'launch', 'reproduce', 'shard'],
  ...['profiles', 'capabilities', 'declared', 'undeclared'],
  ...['summary', 'conformant', 'outcome', 'verdicts', 'byProfile', 'coverage'],
  ...[...verdicts, ...profiles, 'judged', 'of', 'requirements'],
  ...['verdict', 'reason', 'unjudged', 'scenarios', 'judgements', 'evidence'],
  ...['expected', 'actual', 'held', 'kind', 'path'],
]

/**
 * The results as `results.json`: two results that say the same give the same text, however their
 * objects were built. Fields that schema version 1 does not have are left out.
 */
export const renderJson = (results: Results): string =>
  `${JSON.stringify(results, fieldOrder, 2)}\n`
