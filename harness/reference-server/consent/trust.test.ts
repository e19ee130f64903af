import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auth0Trust, callbackHost, isUnverifiable, oktaTrust } from './trust.ts'
import type { TrustFacts } from './trust.ts'

const facts = (change: Partial<TrustFacts> = {}): TrustFacts => ({
  actor: 'user',
  party: 'first',
  consentMethod: 'TRUSTED',
  apiAllowsSkipping: true,
  redirectUri: 'https://shop.example/cb',
  callbacks: ['https://shop.example/cb'],
  ...change,
})

describe('unverifiable callbacks', () => {
  for (const uri of [
    'http://localhost/cb',
    'https://localhost:8443/cb?x=1',
    'http://LOCALHOST:3000/',
    'http://localhost./cb',
    'http://app.localhost/cb',
    'http://user:secret@localhost/cb',
    'http://127.0.0.1:5000/cb',
    'http://127.1/cb',
    'http://0x7f000001/cb',
    'http://[::1]:5000/cb',
    'com.example.app:/cb',
    'com.example.app://cb',
    'not a uri',
    '',
  ])
    it(`"${uri}" is one`, () => assert.equal(isUnverifiable(uri), true))

  for (const uri of [
    'https://shop.example/cb',
    'http://myapp.example:3000/cb',
    'https://localhost.example/cb',
    'https://notlocalhost/cb',
    'https://localhost@shop.example/cb',
    'https://shop.example/localhost',
    'https://shop.example/cb?next=http://localhost/',
    'https://127.0.0.1.shop.example/cb',
  ])
    it(`"${uri}" is none`, () => assert.equal(isUnverifiable(uri), false))

  it('takes the host as a browser resolves it', () => {
    assert.equal(callbackHost('http://localhost@evil.example/'), 'evil.example')
    assert.equal(callbackHost('http://Shop.Example.:80/'), 'shop.example')
    assert.equal(callbackHost('com.example.app:/cb'), 'com.example.app:')
  })
})

describe('Auth0’s trust', () => {
  const levelOf = (change: Partial<TrustFacts>) => auth0Trust()(facts(change)).level

  it('needs a first party, an API that allows skipping and verifiable callbacks', () => {
    assert.equal(levelOf({}), 'trusted')
    assert.equal(levelOf({ party: 'third' }), 'ask-once')
    assert.equal(levelOf({ apiAllowsSkipping: false }), 'ask-once')
    assert.equal(levelOf({ redirectUri: 'http://localhost/cb' }), 'ask-once')
    assert.equal(
      levelOf({ callbacks: ['https://shop.example/cb', 'http://localhost/cb'] }),
      'ask-once',
    )
  })

  it('counts a password as the user’s own trust', () => {
    assert.equal(levelOf({ actor: 'password', party: 'third' }), 'trusted')
  })

  it('asks every time on localhost under the stricter policy, and only there', () => {
    const strict = auth0Trust('ask-always')
    assert.equal(strict(facts({ redirectUri: 'http://localhost/cb' })).level, 'ask-always')
    const native = { party: 'third', redirectUri: 'http://127.0.0.1:5000/cb' } as const
    assert.equal(strict(facts(native)).level, 'ask-always')
    assert.equal(strict(facts({ party: 'third' })).level, 'ask-once')
  })

  it('says why', () => {
    assert.match(auth0Trust()(facts({ redirectUri: 'http://localhost/cb' })).because, /localhost/)
  })
})

describe('Okta’s trust', () => {
  it('is the application’s consent_method', () => {
    assert.equal(oktaTrust(facts()).level, 'trusted')
    assert.equal(oktaTrust(facts({ callbacks: ['http://localhost/cb'] })).level, 'trusted')
    assert.equal(oktaTrust(facts({ consentMethod: 'REQUIRED' })).level, 'ask-once')
    assert.equal(
      oktaTrust(facts({ consentMethod: 'REQUIRED', actor: 'password' })).level,
      'ask-once',
    )
  })
})
