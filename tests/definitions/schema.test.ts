import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { profiles } from '../../harness/judge/requirement.ts'
import { tokenEndpointAuthMethods } from '../../harness/tenant.ts'
import { requirements } from '../../specs/catalogue.ts'
import { projectFolder } from '../platform/project-folder.ts'

const file = join(projectFolder, 'fixtures/definitions/json/server-definition.schema.json')
const schema = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly properties: { readonly profiles: { readonly items: { readonly enum: string[] } } }
  readonly $defs: {
    readonly client: {
      readonly properties: { readonly tokenEndpointAuthMethod: { readonly enum: string[] } }
    }
  }
}

test('the schema offers the profiles that have requirements, and no other', () => {
  const judged = profiles.filter((profile) => requirements.some((row) => row.profiles[profile]))
  assert.deepEqual(schema.properties.profiles.items.enum, judged)
})

test('the schema offers every way in which a mock client can prove who it is', () => {
  const { tokenEndpointAuthMethod } = schema.$defs.client.properties
  assert.deepEqual(tokenEndpointAuthMethod.enum, tokenEndpointAuthMethods)
})
