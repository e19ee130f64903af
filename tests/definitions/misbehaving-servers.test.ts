import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { patienceLimit } from '../../fixtures/patience.ts'
import type { RequirementResult, ServerResult } from '../../harness/judge/results.ts'
import {
  consentConformance,
  resultsIn,
  temporaryFolder,
  type Outcome,
} from '../support/command-line.ts'
import { misbehaviours } from '../support/misbehaviours.ts'
import { startScriptedServer, type ScriptedServer } from '../support/scripted-server.ts'

/** How long the whole run may take, in milliseconds: two waits for an answer that never comes, and the rest. */
const runLimitMs = 400_000

const oneScenario = ['authorization-code', 'consent-dialog', 'custom-scopes']
const severalScenarios = [...oneScenario, 'consent-remembered', 'refresh-token']
/** Each has one scenario, so that its reason tells of that one. */
const requirements = [
  'dialog.grants-no-more-than-asked',
  'remembered-consent.covers-the-same-request',
  'remembered-consent.covers-less',
  'remembered-consent.order-is-nothing',
  'widening.gives-what-was-agreed',
  'widening.is-remembered',
  'refresh.narrowing-is-not-for-good',
]

/** A server of the run: what its requirements' reason must say, and where the file of its definition differs. */
interface Expected {
  readonly says: RegExp
  readonly capabilities?: readonly string[]
  readonly launch?: string
  readonly wrap?: string
}

const noAnswer = /no answer to [A-Z]+ "http:[^"]+"|not started, since "[^"]+" gave no answer to 3/
const several = { capabilities: severalScenarios }

const up: Readonly<Partial<Record<keyof typeof misbehaviours, Expected>>> = {
  silent: { ...several, says: noAnswer },
  'resets-connections': { says: noAnswer },
  'dies-in-the-middle': { ...several, says: noAnswer },
  'html-for-tokens': { says: /POST "http:.*\/oauth\/token" is not JSON: "<!doctype/ },
  'unknown-page-for-login': { says: /a page that no selector recognises: "We will be back soon"/ },
  'page-of-50-megabytes': { says: /\(200\) to GET "http:.*\/authorize": longer than 5 MB/ },
}

/** Servers that never come up, and definitions that are at odds with the server. */
const otherwise: Readonly<Record<string, Expected>> = {
  'ends-at-once': {
    ...several,
    says: /did not come up: "node -e .*" ended before it was ready; it said: no licence/,
    launch: `process: () => launchProcess({ command: 'node', args: ['-e', 'console.log("no licence")'], ready: { logLine: /up/ } })`,
  },
  'rejects-at-launch': {
    ...several,
    says: /did not come up: ".*", field "launch\.external": .*no licence/,
    launch: `external: async () => { throw new Error('no licence') }`,
  },
  'rejects-in-the-worker': {
    ...several,
    says: /did not come up: no licence/,
    launch: `embedded: async () => { throw new Error('no licence') }`,
  },
  'refuses-the-user': {
    says: /the login page kept coming back: check "pages\.login" and the test user "user-.*"/,
    wrap: `createUser: async (spec) => ({ ...(await tenant.createUser(spec)), password: 'a wrong one' }),`,
  },
  'has-a-driver-that-stumbles': {
    says: /the driver's "createClient" failed: .*undefined/,
    wrap: `createClient: async () => undefined.id,`,
  },
}

const expected: Readonly<Record<string, Expected>> = { ...up, ...otherwise }
const folder = temporaryFolder()
const servers: ScriptedServer[] = []
let outcome: Outcome
let tookMs: number

const dist = (path: string) => new URL(`../../${path}`, import.meta.url).href

/** A definition file: the reference server's own, for a server that runs here. */
const definition = (name: string, { url, token }: Pick<ScriptedServer, 'url' | 'token'>) => {
  const { capabilities = oneScenario, launch, wrap = '' } = expected[name] ?? {}
  const running = `{ url: '${url}', version: '1', secrets: { managementToken: '${token}' }, logs: () => 'the log of ${name}', stop: async () => {} }`
  return `
    import { referenceAuth0 } from '${dist('fixtures/servers/reference-auth0.js')}'
    import { launchProcess } from '${dist('harness/launch/process.js')}'
    export default {
      ...referenceAuth0,
      name: '${name}',
      profiles: ['core'],
      capabilities: ${JSON.stringify(capabilities)},
      launch: { ${launch ?? `external: async () => (${running})`} },
      tenant: async (server, http) => {
        const tenant = await referenceAuth0.tenant(server, http)
        return { ...tenant, ${wrap} }
      },
    }`
}

before(async () => {
  const files: string[] = []
  const write = (name: string, server: Pick<ScriptedServer, 'url' | 'token'>) => {
    const file = join(folder.path, `${name}.mjs`)
    writeFileSync(file, definition(name, server))
    files.push(file)
  }
  for (const name of Object.keys(up)) {
    const server = await startScriptedServer(misbehaviours[name as keyof typeof misbehaviours])
    servers.push(server)
    write(name, server)
  }
  const sound = await startScriptedServer({})
  servers.push(sound)
  for (const name of Object.keys(otherwise)) write(name, sound)

  const begun = performance.now()
  outcome = await consentConformance(
    [
      ...['run', '--user-agent', 'http', '--workers', '4', '--out', join(folder.path, 'out')],
      ...[...files, 'oidc-provider'].flatMap((file) => ['--server', file]),
      ...requirements.flatMap((id) => ['--requirement', id]),
    ],
    { limitMs: runLimitMs },
  )
  tookMs = performance.now() - begun
})
after(async () => {
  await Promise.all(servers.map((server) => server.close()))
  folder.remove()
})

const resultOf = (name: string): ServerResult => {
  const found = resultsIn(join(folder.path, 'out')).servers.find((server) => server.name === name)
  assert.ok(found, `no results of "${name}"\n${outcome.stdout}\n${outcome.stderr}`)
  return found
}
const applicable = ({ requirements: rows }: ServerResult): RequirementResult[] =>
  rows.filter(({ verdict }) => verdict !== 'not-applicable')

test('the run ends by itself and tells that not everything could be tested', (t) => {
  t.diagnostic(`${Math.round(tookMs / 1000)} s`)
  assert.equal(outcome.code, 1, outcome.stdout + outcome.stderr)
})

test('a sound server in the same run is judged as ever', () => {
  const rows = resultOf('oidc-provider').requirements
  assert.deepEqual(
    rows.map(({ id, verdict }) => [id, verdict]),
    rows.map(({ id }) => [id, 'pass']),
  )
  assert.deepEqual(rows.map(({ id }) => id).sort(), requirements.toSorted())
})

for (const [name, { says }] of Object.entries(expected))
  test(`a server that ${name.replaceAll('-', ' ')} is not testable, and the report says why`, () => {
    const rows = applicable(resultOf(name))
    const missed = rows.filter(({ verdict }) => verdict !== 'pass')
    assert.ok(missed.length > 0)
    for (const { id, verdict, reason } of missed) {
      assert.equal(verdict, 'not-testable', `${id}: ${reason}`)
      assert.match(reason, says)
    }
    if (name !== 'dies-in-the-middle') assert.equal(missed.length, rows.length)
  })

test('every scenario that began has evidence of what ended it', () => {
  for (const name of Object.keys(expected))
    for (const { reason, scenarios } of applicable(resultOf(name)))
      for (const { title, evidence } of scenarios) {
        if (/not started|did not come up: no licence/.test(reason)) continue
        assert.ok(evidence.length > 0, `${name}: ${title}: ${reason}`)
        for (const { path } of evidence) assert.ok(existsSync(join(folder.path, 'out', path)))
      }
})

test('the evidence shows the exchange that failed', () => {
  const evidenceOf = (name: string): string =>
    applicable(resultOf(name))
      .flatMap(({ scenarios }) => scenarios)
      .flatMap(({ evidence }) => evidence)
      .map(({ path }) => readFileSync(join(folder.path, 'out', path), 'utf8'))
      .join('\n')
  assert.match(evidenceOf('silent'), /^POST http.*\n(.*\n)*no answer: not within 15 s$/m)
  assert.match(evidenceOf('page-of-50-megabytes'), /no whole answer: longer than 5 MB/)
  assert.match(evidenceOf('html-for-tokens'), /<h1>We will be back soon/)
})

test('a server that has stopped answering is not asked again and again', () => {
  const rows = applicable(resultOf('silent'))
  const notStarted = rows.filter(({ reason }) => reason.includes('not started'))
  assert.ok(notStarted.length > 0, 'every scenario was started')
  assert.ok(rows.length - notStarted.length >= patienceLimit)
})
