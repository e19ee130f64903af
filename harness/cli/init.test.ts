import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readServerDocument } from '../../fixtures/definitions/json/document.ts'

const asset = (name: string) => fileURLToPath(new URL(`./assets/${name}`, import.meta.url))

const environment = {
  CONSENT_ISSUER: 'https://login.company.com',
  CONSENT_CLIENT_SECRET: 'one',
  CONSENT_OTHER_CLIENT_SECRET: 'other',
  CONSENT_USER_PASSWORD: 'secret',
  CONSENT_ADMIN_TOKEN: 'token',
}

for (const name of ['server.json', 'mcp-server.json'])
  test(`the starter "${name}" is sound as soon as its variables are set`, () => {
    assert.equal(
      readServerDocument(asset(name), { environment }).issuer,
      environment.CONSENT_ISSUER,
    )
  })

test('the starters say what nobody would guess', () => {
  assert.match(
    readFileSync(asset('server.ts.txt'), 'utf8'),
    /\/\/ Returns each scope as the server has it, by its own name and description.*\n *async createApi/,
  )
  assert.match(readFileSync(asset('server.json'), 'utf8'), /password is asked for on a second page/)
})
