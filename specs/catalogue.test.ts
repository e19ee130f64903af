import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isExclusion, originsIn } from '../harness/judge/requirement.ts'
import { catalogue, exclusions, requirements } from './catalogue.ts'

const here = dirname(fileURLToPath(import.meta.url))
const files = (suffix: string) =>
  readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(suffix))
const specs = files('.spec.js').map((file) => readFileSync(join(here, file), 'utf8'))
const covered = new Set(
  specs
    .flatMap((text) => [...text.matchAll(/covers\(([^)]*)\)/g)])
    .flatMap(([, list]) =>
      [...(list ?? '').matchAll(/'([^'.]+\.[^']+)'/g)].map(([, id]) => id ?? ''),
    ),
)

test('the seven of the first day are there', () => {
  const ids = requirements.map(({ id }) => id)
  for (const id of [
    'first-party.skips-when-api-allows',
    'third-party.never-skips',
    'localhost.never-skips',
    'client-credentials.blocked-for-consent-scopes',
    'prompt-consent.forces-dialog',
    'revocation.prompts-again',
    'scope-descriptions.flag-shows-descriptions',
  ])
    assert.ok(ids.includes(id), id)
})

test('a serious defect of what a server declares, or of what holds for all, is no mere warning', () => {
  for (const id of [
    'prompt-consent.asks-of-first-party-too',
    'localhost.never-skips',
    'localhost.other-spellings',
    'revocation.ends-refresh-tokens',
    'remembered-consent.does-not-cover-more',
    'prompt-none.shows-no-dialog',
  ]) {
    const origins = requirements.find((one) => one.id === id)?.profiles ?? {}
    const levels = Object.values(origins).map(({ level }) => level)
    assert.ok(levels.length > 0, id)
    assert.deepEqual([...new Set(levels)], ['MUST'], id)
  }
})

test('an id is topic.behaviour in lower kebab, and stands once', () => {
  const ids = requirements.map(({ id }) => id)
  for (const id of ids) assert.match(id, /^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/)
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  )
})

test('every row has a profile, a source in each, and a statement that ends', () => {
  for (const entry of catalogue) {
    const sources = isExclusion(entry)
      ? [entry.source]
      : originsIn(entry).map(({ source }) => source)
    assert.ok(sources.length > 0, entry.statement)
    for (const { document, section, url } of sources)
      assert.ok(document && section && URL.canParse(url), entry.statement)
    assert.match(entry.statement, /^[A-Z].*\.$/)
  }
  for (const { excluded } of exclusions) assert.match(excluded, /\.$/)
})

test('every requirement has a scenario', () => {
  // A table names the ids of its cells beside them and covers them by the row.
  const isNamed = (id: string) => specs.some((text) => text.includes(`'${id}'`))
  assert.deepEqual(
    requirements.map(({ id }) => id).filter((id) => !covered.has(id) && !isNamed(id)),
    [],
  )
})

test('every scenario cites requirements that exist', () => {
  const ids = new Set(requirements.map(({ id }) => id))
  assert.deepEqual(
    [...covered].filter((id) => !ids.has(id)),
    [],
  )
})
