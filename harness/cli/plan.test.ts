import assert from 'node:assert/strict'
import { test } from 'node:test'
import { referenceAuth0 } from '../../fixtures/servers/reference-auth0.ts'
import type { ServerDefinition } from '../server-definition.ts'
import { leftTo } from '../judge/plan.ts'
import { makePlan, ofTheKindAsked } from './plan.ts'
import type { RunOptions } from './run-options.ts'

const options: RunOptions = {
  server: [],
  profile: [],
  requirement: [],
  out: '/out',
  strict: false,
}

const surroundings = {
  userAgent: 'http',
  browser: null,
  startedAt: new Date(0),
  reproduce: '',
  running: new Map(),
} as const

const running = { url: 'http://127.0.0.1:1', version: '1', secrets: {} }

/** How many workers play in all, and at each server; every server runs already when they are `shared`. */
const workersOf = (
  change: Partial<ServerDefinition>,
  {
    names = ['one'],
    shared = false,
    instances = 1,
    ...told
  }: Partial<RunOptions> & {
    readonly names?: readonly string[]
    readonly shared?: boolean
    readonly instances?: number
  } = {},
): number[] => {
  const others = Array.from({ length: instances - 1 }, () => running)
  const plan = makePlan(
    { ...options, ...told },
    names.map((name) => ({
      located: name,
      definition: { ...referenceAuth0, ...change, name },
      launch: 'embedded',
    })),
    {
      ...surroundings,
      running: new Map(shared ? names.map((name) => [name, { running, others }]) : []),
    },
  )
  return [plan.workers, ...plan.servers.map(({ workers }) => workers)]
}

test('as many workers play as were wanted', () => {
  assert.deepEqual(workersOf({}, { workers: 3 }), [3, 3])
  assert.deepEqual(workersOf({}, { workers: 1 }), [1, 1])
})

test('a server that all workers share is left to one of them, unless its definition allows more', () => {
  const shared = { shared: true, workers: 2 }
  assert.deepEqual(workersOf({}, shared), [2, 1])
  assert.deepEqual(workersOf({ parallel: false }, shared), [2, 1])
  assert.deepEqual(workersOf({ parallel: true }, shared), [2, 2])
  assert.deepEqual(workersOf({ parallel: false }, { workers: 2 }), [2, 2])
})

test('a server that gives each worker an instance has as many workers as instances, at most', () => {
  const parallel = 'one each'
  assert.deepEqual(workersOf({ parallel }, { shared: true, instances: 2, workers: 2 }), [2, 2])
  assert.deepEqual(workersOf({ parallel }, { shared: true, instances: 2, workers: 3 }), [3, 2])
  assert.deepEqual(workersOf({ parallel }, { shared: true, instances: 2, workers: 1 }), [1, 1])
})

test('each worker has the instance of its place, and one server serves all where there is but one', () => {
  const server = makePlan(options, [auth0], surroundings).servers[0]
  assert.ok(server)
  const other = { ...running, url: 'http://127.0.0.1:2' }
  const urlAt = (others: readonly (typeof running)[], place: number) =>
    leftTo({ ...server, running, others }, place).running?.url
  assert.deepEqual([urlAt([other], 0), urlAt([other], 1)], [running.url, other.url])
  assert.deepEqual([urlAt([], 0), urlAt([], 1)], [running.url, running.url])
  assert.equal(leftTo(server, 1).running, undefined)
})

test('mock clients at a fixed port leave room for one worker in all', () => {
  const callback = { port: 8088 }
  assert.deepEqual(workersOf({ callback }, { workers: 3, names: ['one', 'another'] }), [1, 1, 1])
})

test('a second worker is for a second server, or for a lot to do', () => {
  const few = { requirement: ['denial.returns-state'] }
  assert.deepEqual(workersOf({}, few), [1, 1])
  assert.deepEqual(workersOf({}, { ...few, names: ['one', 'another'] }), [2, 1, 1])
  assert.deepEqual(workersOf({}), [2, 2])
})

const auth0 = { located: 'x', definition: referenceAuth0, launch: 'embedded' } as const

test('a profile for another kind of server is asked for by saying so of each of its rows', () => {
  const chosen = { ...options, profile: ['core', 'mcp'] } as const
  const [server] = makePlan(chosen, [auth0], surroundings).servers
  const { requirements } = server ?? assert.fail()
  const planned = (id: string) => requirements.find((row) => row.id === id)
  const ofCoreToo = planned('dialog.markup-in-names-stays-text')
  assert.deepEqual(ofCoreToo?.profiles, ['core'])
  assert.equal(ofCoreToo.unjudged, undefined)
  const ofMcpAlone = planned('deputy.asks-before-it-forwards')
  assert.deepEqual(ofMcpAlone?.profiles, ['mcp'])
  assert.deepEqual(ofMcpAlone.unjudged, {
    cause: 'other-kind',
    server: 'reference-auth0',
    profile: 'mcp',
  })
  assert.equal(planned('scope-descriptions.flag-shows-descriptions'), undefined)
})

test('a server that is not of the kind asked about need not be brought up, and every other is', () => {
  const among = (profile: RunOptions['profile'], capable = auth0) =>
    ofTheKindAsked([capable], { ...options, profile })
  assert.deepEqual(among(['mcp']), [])
  assert.deepEqual(among(['mcp', 'core']), [auth0])
  const incapable = { ...auth0, definition: { ...referenceAuth0, capabilities: [] } }
  assert.deepEqual(among(['core'], incapable), [incapable])
})
