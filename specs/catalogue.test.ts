import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { profiles } from '../harness/judge/requirement.ts'
import { catalogue, exclusions, requirements } from './catalogue.ts'

const here = dirname(fileURLToPath(import.meta.url))
const files = (suffix: string) =>
  readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(suffix))
const specs = files('.spec.js').map((file) => readFileSync(join(here, file), 'utf8'))
const covered = new Set(
  specs
    .flatMap((text) => [...text.matchAll(/covers\(([^)]*)\)/g)])
    .flatMap(([, list]) => [...(list ?? '').matchAll(/'([^']+)'/g)].map(([, id]) => id ?? '')),
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

test('an id is topic.behaviour in lower kebab, and stands once', () => {
  const ids = requirements.map(({ id }) => id)
  for (const id of ids) assert.match(id, /^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/)
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  )
})

test('every row has a source, a statement that ends, and a known profile', () => {
  for (const { source, statement, profile } of catalogue) {
    assert.ok(source.document && source.section && URL.canParse(source.url), statement)
    assert.match(statement, /^[A-Z].*\.$/)
    assert.ok(profiles.includes(profile))
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

test('every file of requirements is in the catalogue', async () => {
  for (const file of files('.requirements.js')) {
    const rows = ((await import(join(here, file))) as { default: readonly unknown[] }).default
    for (const row of rows) assert.ok((catalogue as readonly unknown[]).includes(row), file)
  }
})
