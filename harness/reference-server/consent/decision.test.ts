import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { consentRules, decide } from './decision.ts'
import type { ConsentQuestion, RequestedScope, RuleName } from './decision.ts'

const scope = (name: string, change: Partial<RequestedScope> = {}): RequestedScope => ({
  name,
  consent: 'required',
  optional: false,
  remembered: 'nothing',
  ...change,
})
const trusted = { level: 'trusted', because: 'it is trusted' } as const
const askOnce = { level: 'ask-once', because: 'it is not' } as const
const askAlways = { level: 'ask-always', because: 'it is on localhost' } as const

const question = (change: Partial<ConsentQuestion> = {}): ConsentQuestion => ({
  actor: 'user',
  prompt: new Set(),
  trust: askOnce,
  scopes: [scope('a')],
  access: 'assigned',
  answer: 'not-given',
  ...change,
})
const prompt = (...values: string[]) => new Set(values)
const granted = { remembered: 'granted' } as const
const implicit = { consent: 'implicit' } as const

/** What is asked, and the outcome, the scopes and the rule it must come to. */
const table: readonly (readonly [string, Partial<ConsentQuestion>, string, string, RuleName])[] = [
  ['nothing remembered', {}, 'ask', 'a', 'ask'],
  [
    'a user who is not assigned to a trusted application',
    { access: 'not-assigned', trust: trusted },
    'refuse',
    'a',
    'not-assigned',
  ],
  [
    'an optional scope left out that has come to be implicit',
    {
      scopes: [
        scope('a', { ...implicit, optional: true, remembered: 'declined' }),
        scope('b', granted),
      ],
    },
    'skip',
    'a b',
    'grant-covers',
  ],
  ['a trusted application', { trust: trusted }, 'skip', 'a', 'trusted'],
  ['only implicit scopes', { scopes: [scope('i', implicit)] }, 'skip', 'i', 'nothing-asks'],
  [
    'prompt=consent with implicit scopes alone',
    { prompt: prompt('consent'), scopes: [scope('i', implicit)], trust: trusted },
    'skip',
    'i',
    'nothing-asks',
  ],
  [
    'an implicit scope beside one that asks',
    { scopes: [scope('i', implicit), scope('a')] },
    'ask',
    'a',
    'ask',
  ],
  ['a covering grant', { scopes: [scope('a', granted)] }, 'skip', 'a', 'grant-covers'],
  ['a partial grant', { scopes: [scope('a', granted), scope('b')] }, 'ask', 'a b', 'ask'],
  [
    'prompt=consent with a covering grant',
    { prompt: prompt('consent'), scopes: [scope('a', granted)] },
    'ask',
    'a',
    'prompt-consent',
  ],
  [
    'prompt=login consent of a trusted application',
    { prompt: prompt('login', 'consent'), trust: trusted },
    'ask',
    'a',
    'prompt-consent',
  ],
  ['prompt=login', { prompt: prompt('login') }, 'ask', 'a', 'ask'],
  ['prompt=none without a grant', { prompt: prompt('none') }, 'refuse', 'a', 'prompt-none'],
  [
    'prompt=none with a partial grant',
    { prompt: prompt('none'), scopes: [scope('a', granted), scope('b')] },
    'refuse',
    'b',
    'prompt-none',
  ],
  [
    'prompt=none with a covering grant',
    { prompt: prompt('none'), scopes: [scope('a', granted)] },
    'skip',
    'a',
    'grant-covers',
  ],
  ['prompt=none, trusted', { prompt: prompt('none'), trust: trusted }, 'skip', 'a', 'trusted'],
  [
    'localhost under the strict policy, with a grant',
    { trust: askAlways, scopes: [scope('a', granted)] },
    'ask',
    'a',
    'ask',
  ],
  [
    'an optional scope left out before',
    { scopes: [scope('a', granted), scope('o', { optional: true, remembered: 'declined' })] },
    'skip',
    'a',
    'grant-covers',
  ],
  [
    'a scope left out before that is required now',
    { scopes: [scope('a', granted), scope('o', { remembered: 'declined' })] },
    'ask',
    'a o',
    'ask',
  ],
  [
    'a scope left out before, with prompt=consent',
    {
      prompt: prompt('consent'),
      scopes: [scope('a', granted), scope('o', { optional: true, remembered: 'declined' })],
    },
    'ask',
    'a o',
    'prompt-consent',
  ],
  [
    'the dialog just answered in part',
    {
      answer: 'given',
      prompt: prompt('consent'),
      scopes: [
        scope('i', implicit),
        scope('a', granted),
        scope('o', { optional: true, remembered: 'declined' }),
        scope('new'),
      ],
    },
    'skip',
    'i a',
    'answer-given',
  ],
  ['a service, required', { actor: 'client' }, 'refuse', 'a', 'services-blocked'],
  [
    'a trusted service, required among others',
    { actor: 'client', trust: trusted, scopes: [scope('a'), scope('i', implicit)] },
    'refuse',
    'a',
    'services-blocked',
  ],
  [
    'a service, flexible and implicit',
    { actor: 'client', scopes: [scope('f', { consent: 'flexible' }), scope('i', implicit)] },
    'skip',
    'f i',
    'service-allowed',
  ],
  ['a password, not trusted', { actor: 'password' }, 'refuse', 'a', 'password-blocked'],
  ['a password, trusted', { actor: 'password', trust: trusted }, 'skip', 'a', 'password-allowed'],
]

describe('the consent decision', () => {
  for (const [title, change, outcome, scopes, rule] of table)
    it(`${title}: ${outcome} by ${rule}`, () => {
      const decision = decide(question(change))
      assert.deepEqual(
        { ...decision, because: undefined },
        { outcome, scopes: scopes.split(' '), rule, because: undefined },
      )
      assert.ok(decision.because.length > 10)
    })

  it('uses every rule in some row above', () => {
    const used = new Set(table.map(([, , , , rule]) => rule))
    assert.deepEqual(
      consentRules.map(({ name }) => name).filter((name) => !used.has(name)),
      [],
    )
  })

  it('refuses a list of rules of which none applies', () => {
    assert.throws(() => decide(question(), []), /the last rule must always apply/)
  })
})
