import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { consentConformance, temporaryFolder } from '../support/command-line.ts'
import { startJsonDefinition, type JsonDefinition } from '../support/json-definition.ts'

const folder = temporaryFolder()
let sound: JsonDefinition

before(async () => {
  sound = await startJsonDefinition(folder.path, { users: 40 })
})

after(async () => {
  await sound.close()
  folder.remove()
})

type Document = JsonDefinition['document']

const examine = (file: string) =>
  consentConformance(['doctor', '--server', file, '--user-agent', 'http'])

/** The definition with something else in its first shop. */
const withShop = (document: Document, change: object) => {
  const [first, ...others] = document.clients['third-party-web']
  return {
    ...document,
    clients: { ...document.clients, 'third-party-web': [{ ...first, ...change }, ...others] },
  }
}

const withConsent = (document: Document, change: object) => ({
  ...document,
  pages: { ...document.pages, consent: { ...document.pages.consent, ...change } },
})

/** One thing that is wrong, and the field that is to be named. */
const mistakes: Readonly<
  Record<string, { readonly change: (document: Document) => object; readonly field: string }>
> = {
  'issuer-with-a-slash': {
    change: (document) => ({ ...document, issuer: `${document.issuer}/` }),
    field: 'issuer',
  },
  'unknown-client': {
    change: (document) => withShop(document, { id: 'nobody' }),
    field: 'clients.third-party-web.id',
  },
  'unregistered-redirect-uri': {
    change: (document) =>
      withShop(document, {
        redirectUris: [`http://shop.example:${document.callback.port}/elsewhere`],
      }),
    field: 'clients.third-party-web.redirectUris',
  },
  'wrong-secret': {
    change: (document) => withShop(document, { secret: 'another' }),
    field: 'clients.third-party-web.secret',
  },
  'wrong-password': {
    change: (document) => ({
      ...document,
      users: document.users.map((user) => ({ ...user, password: 'another' })),
    }),
    field: 'users',
  },
  'unknown-scope': {
    change: (document) => ({
      ...document,
      apis: [{ ...document.apis[0], scopes: [{ name: 'fly:planes' }] }],
    }),
    field: 'apis.scopes',
  },
  'wrong-login-selector': {
    change: (document) => ({
      ...document,
      pages: { ...document.pages, login: { ...document.pages.login, page: 'form#nowhere' } },
    }),
    field: 'pages.login.page',
  },
  'wrong-consent-selector': {
    change: (document) => withConsent(document, { page: 'form#nowhere' }),
    field: 'pages.consent.page',
  },
  'wrong-application-selector': {
    change: (document) => withConsent(document, { application: 'h6' }),
    field: 'pages.consent.application',
  },
  'wrong-scope-selector': {
    change: (document) => withConsent(document, { scope: 'h6' }),
    field: 'pages.consent.scope',
  },
  'wrong-accept-selector': {
    change: (document) => withConsent(document, { accept: 'button#nowhere' }),
    field: 'pages.consent.accept',
  },
  'accept-for-decline': {
    change: (document) => withConsent(document, { deny: document.pages.consent.accept }),
    field: 'pages.consent.deny',
  },
  'decline-for-accept': {
    change: (document) => withConsent(document, { accept: document.pages.consent.deny }),
    field: 'pages.consent.accept',
  },
}

void describe('doctor', () => {
  test('finds nothing to mend in a sound definition, and says how much it lets judge', async () => {
    const { code, stdout } = await examine(sound.write('sound'))
    assert.equal(code, 0, stdout)
    assert.match(stdout, /a run judges at most core: \d+ of \d+/)
    const users = /the (\d+) scenarios of a whole run take at most (\d+), .*; 40 are listed/
    const [, scenarios, most] = users.exec(stdout) ?? []
    assert.ok(Number(scenarios) > 0, stdout)
    assert.equal(Number(most), 2 * Number(scenarios))
    assert.match(stdout, /✓ code redeemed: granted .*read:posts/)
    assert.doesNotMatch(stdout, /✗|not tried/)
  })

  test('says what would make it more that is judged', async () => {
    const file = sound.write('one-shop', (document) => ({
      ...document,
      users: document.users.slice(0, 4),
      clients: { 'third-party-web': document.clients['third-party-web'].slice(0, 1) },
    }))
    const { code, stdout } = await examine(file)
    assert.equal(code, 0, stdout)
    assert.match(stdout, /not in the definition, .*clients\.third-party-web: 2 of them/)
    assert.match(
      stdout,
      /with too few users .*: list more in "users", or give "http\.revokeGrants"/,
    )
  })

  for (const [name, change] of Object.entries({
    'one-user': (document: Document) => ({ ...document, users: document.users.slice(0, 1) }),
    'two-users': (document: Document) => ({ ...document, users: document.users.slice(0, 2) }),
    'no-way-to-revoke': (document: Document) => ({ ...document, freshUsers: false }),
  }))
    test(`does not call a definition sound that lets next to nothing be judged: ${name}`, async () => {
      const { code, stdout } = await examine(sound.write(name, change))
      assert.equal(code, 2, stdout)
      assert.match(stdout, /(list more|give) .*"http\.revokeGrants"|give "http\.revokeGrants"/)
    })

  for (const [name, { change, field }] of Object.entries(mistakes))
    test(`names one field to mend: ${name}`, async () => {
      const { code, stdout } = await examine(sound.write(name, change))
      assert.equal(code, 2, stdout)
      const [told, ...others] = stdout.match(/(?<=mend: ).*/g) ?? []
      assert.deepEqual(others, [], stdout)
      assert.equal(told?.split(/[ ,;]/)[0], field, stdout)
      assert.equal(stdout.match(/✗/g)?.length, 1, stdout)
    })
})
