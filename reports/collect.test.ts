import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RunPlan } from '../harness/judge/plan.ts'
import type { ScenarioReport } from '../harness/judge/report-attachment.ts'
import { may, must, should, type Requirement } from '../harness/judge/requirement.ts'
import { collect, type ScenarioRecord } from './collect.ts'

const source = { document: 'D', section: 'S', url: 'https://d.example/' }
const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  profiles: { core: must(source) },
  statement: 'It does.',
  needs: [],
  ...more,
})
const plan = (requirements: readonly Requirement[], shard: string | null = null): RunPlan => ({
  outDir: '/out',
  suite: { name: 'suite', version: '1' },
  run: {
    startedAt: '2026-01-01T00:00:00.000Z',
    userAgent: 'http',
    launch: 'embedded',
    reproduce: 'run',
    shard,
  },
  workers: 1,
  purpose: 'report',
  browser: null,
  servers: [
    {
      name: 's',
      definition: 's',
      organization: 'o',
      url: 'https://o.example/',
      profiles: ['core', 'okta'],
      declared: ['prompt-none'],
      requirements: requirements.map(({ id, needs }) => {
        const missing = needs.filter((need) => need !== 'prompt-none')
        return {
          id,
          profiles: ['core', 'okta'],
          ...(missing.length > 0 ? { unjudged: { cause: 'undeclared', missing } } : {}),
        }
      }),
      workers: 1,
    },
  ],
  requirements,
})
const held = (id: string, agreed: boolean) => ({
  id,
  expected: 'yes',
  actual: agreed ? 'yes' : 'no',
  held: agreed,
  evidence: [],
})
const record = (
  covers: readonly string[],
  report?: Partial<ScenarioReport>,
  line = 1,
): ScenarioRecord => ({
  server: 's',
  title: `scenario ${line}`,
  file: 'specs/a.spec.ts',
  line,
  durationMs: 5,
  covers,
  ...(report
    ? { report: { serverVersion: '9', judgements: [], evidence: [], ...report } }
    : { failure: 'crashed' }),
})
const judge = (
  requirements: readonly Requirement[],
  records: readonly ScenarioRecord[],
  shard: string | null = null,
) => {
  const [server] = collect(plan(requirements, shard), records, 1).servers
  assert.ok(server)
  return server
}
const only = (requirements: readonly Requirement[], records: readonly ScenarioRecord[]) => {
  const [row] = judge(requirements, records).requirements
  assert.ok(row)
  return row
}
const a = requirement('t.a')

test('passes when every judgement of every scenario held, with no reason', () => {
  const row = only(
    [a],
    [
      record(['t.a'], { judgements: [held('t.a', true)] }),
      record(['t.a'], { judgements: [held('t.a', true), held('t.b', false)] }, 2),
    ],
  )
  assert.equal(row.verdict, 'pass')
  assert.equal(row.reason, '')
  assert.equal(row.scenarios[1]?.judgements.length, 1)
})

test('fails by one judgement that did not hold, and says which', () => {
  const row = only([a], [record(['t.a'], { judgements: [held('t.a', true), held('t.a', false)] })])
  assert.equal(row.verdict, 'fail')
  assert.equal(row.reason, 'scenario 1: expected yes, got no')
})

test('a SHOULD that is not met warns', () => {
  const optional = requirement('t.a', { profiles: { core: should(source) } })
  const row = only([optional], [record(['t.a'], { judgements: [held('t.a', false)] })])
  assert.equal(row.verdict, 'warn')
})

test('a stage that could not be set is not testable, unless a judgement had failed before it', () => {
  const ended = { code: 'stage', message: 'no login' } as const
  const row = only([a], [record(['t.a'], { ended, judgements: [held('t.a', true)] })])
  assert.equal(row.verdict, 'not-testable')
  assert.equal(row.reason, 'scenario 1: no login')
  const failed = only([a], [record(['t.a'], { ended, judgements: [held('t.a', false)] })])
  assert.equal(failed.verdict, 'fail')
})

test('a fault of ours is an error, whatever was judged', () => {
  const ended = { code: 'internal', message: 'TypeError' } as const
  const judgements = [held('t.a', false)]
  assert.equal(only([a], [record(['t.a'], { ended, judgements })]).verdict, 'error')
  assert.equal(only([a], [record(['t.a'])]).reason, 'scenario 1: crashed')
})

test('a requirement that is covered but never verified, or has no scenario, is an error', () => {
  assert.equal(only([a], [record(['t.a'], {})]).verdict, 'error')
  assert.equal(only([a], []).verdict, 'error')
})

test('a part of a run is silent about what other parts judge', () => {
  assert.deepEqual(judge([a], [], '1/2').requirements, [])
})

test('a requirement whose needs are not declared is not applicable and names them', () => {
  const needy = requirement('t.a', { needs: ['prompt-none', 'prompt-consent'] })
  const row = only([needy], [])
  assert.equal(row.verdict, 'not-applicable')
  assert.equal(
    row.reason,
    'the server does not declare "prompt-consent" (lets a request ask for the dialog (prompt=consent))',
  )
})

test('tells the version the server told, and sums up', () => {
  const server = judge([a], [record(['t.a'], { judgements: [held('t.a', true)] })])
  assert.equal(server.version, '9')
  assert.deepEqual(server.summary, {
    conformant: true,
    outcome: 'conformant',
    verdicts: { pass: 1 },
    byProfile: { core: { pass: 1 } },
    coverage: { core: { judged: 1, of: 1 } },
  })
})

test('a requirement of two profiles is judged by the stricter level and counts in both', () => {
  const shared = requirement('t.a', { profiles: { core: may(source), okta: must(source) } })
  const { requirements, summary } = judge(
    [shared],
    [record(['t.a'], { judgements: [held('t.a', false)] })],
  )
  assert.equal(requirements[0]?.verdict, 'fail')
  assert.equal(requirements[0]?.profile, 'okta')
  assert.deepEqual(requirements[0]?.alsoIn, [{ profile: 'core', level: 'MAY', source }])
  assert.deepEqual(summary.byProfile, { okta: { fail: 1 }, core: { fail: 1 } })
})

test('a judgement about a requirement the scenario does not cover counts all the same', () => {
  const rows = judge(
    [a, requirement('t.b')],
    [
      record(['t.b'], { judgements: [held('t.b', true)] }),
      record(['t.b'], { judgements: [held('t.b', true), held('t.a', false)] }),
    ],
  ).requirements
  assert.deepEqual(
    rows.map(({ verdict }) => verdict),
    ['fail', 'pass'],
  )
})

test('what the definition has no means for is told apart from what the server does not claim', () => {
  const ended = { code: 'impossible', message: 'no second user' } as const
  assert.equal(only([a], [record(['t.a'], { ended })]).unjudged, 'definition')
  const needy = requirement('t.a', { needs: ['prompt-consent'] })
  assert.equal(only([needy], []).unjudged, 'undeclared')
})
