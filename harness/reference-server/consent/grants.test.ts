import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { GrantStore } from './grants.ts'
import type { Grant } from './grants.ts'

const key = { userId: 'u', clientId: 'c', apiId: 'a' }
const answersOf = (grant: Grant | undefined) =>
  Object.fromEntries(grant?.answers.map(({ scope, answer }) => [scope, answer]) ?? [])

describe('the grant store', () => {
  let store: GrantStore
  let revoked: Grant[]
  beforeEach(() => {
    store = new GrantStore()
    revoked = []
    store.whenRevoked((grant) => revoked.push(grant))
  })

  it('finds a grant by user, application and API together', () => {
    store.remember(key, { granted: ['x'] })
    assert.deepEqual(answersOf(store.find(key)), { x: 'granted' })
    for (const other of [{ userId: 'v' }, { clientId: 'd' }, { apiId: 'b' }])
      assert.equal(store.find({ ...key, ...other }), undefined)
  })

  it('keeps keys apart that would look alike when put together', () => {
    store.remember({ userId: 'a|b', clientId: 'c', apiId: 'd' }, { granted: ['x'] })
    assert.equal(store.find({ userId: 'a', clientId: 'b|c', apiId: 'd' }), undefined)
  })

  it('widens a grant and keeps its id and older answers', () => {
    const first = store.remember(key, { granted: ['x'], declined: ['o'] })
    const second = store.remember(key, { granted: ['y'] })
    assert.equal(second.id, first.id)
    assert.deepEqual(answersOf(second), { x: 'granted', o: 'declined', y: 'granted' })
    assert.equal(second.answers[0]?.id, first.answers[0]?.id)
    assert.match(first.id, /^[0-9a-f]{24}$/)
  })

  it('changes an answer that is given again', () => {
    store.remember(key, { granted: ['x'] })
    assert.deepEqual(answersOf(store.remember(key, { granted: [], declined: ['x'] })), {
      x: 'declined',
    })
  })

  it('revokes what is selected, tells of it, and leaves the rest', () => {
    const mine = store.remember(key, { granted: ['x'] })
    store.remember({ ...key, userId: 'v' }, { granted: ['x'] })
    assert.deepEqual(store.revoke({ userId: 'u', clientId: 'c' }), [mine])
    assert.deepEqual(revoked, [mine])
    assert.equal(store.list().length, 1)
    assert.deepEqual(store.revoke({ id: mine.id }), [])
  })

  it('revokes single answers, and the grant with its last one', () => {
    store.remember(key, { granted: ['x', 'y'] })
    store.revokeAnswers({ userId: 'u' }, ({ scope }) => scope === 'x')
    assert.deepEqual(answersOf(store.find(key)), { y: 'granted' })
    store.revokeAnswers({}, () => true)
    assert.equal(store.find(key), undefined)
    assert.equal(revoked.length, 2)
  })

  it('does not take a part of the selection that is undefined for a wish', () => {
    store.remember(key, { granted: ['x'] })
    assert.equal(store.list({ userId: 'u' }).length, 1)
    assert.equal(store.list({}).length, 1)
    assert.equal(store.list({ userId: 'nobody' }).length, 0)
  })

  it('tells who bears an id from who bore it and was removed', () => {
    const other = { ...key, userId: 'v' }
    const [before, others] = [store.generation(key), store.generation(other)]
    store.remember(key, { granted: ['x'] })
    store.revoke({ userId: 'u' })
    assert.equal(store.generation(key), before)
    store.remember(key, { granted: ['x'] })
    store.removeAbout({ userId: 'u' })
    assert.notEqual(store.generation(key), before)
    assert.equal(store.generation(other), others)
    assert.equal(store.find(key), undefined)
  })
})
