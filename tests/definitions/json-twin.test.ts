import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { remembersForEveryBrowser } from '../support/applications/remembers-for-every-browser.ts'
import {
  consentConformance,
  resultsIn,
  temporaryFolder,
  verdictsOf,
} from '../support/command-line.ts'
import { startJsonDefinition, type JsonDefinition } from '../support/json-definition.ts'

/** More than there are scenarios: each takes a user, and some take two. */
const userCount = 400

const folder = temporaryFolder()
let sound: JsonDefinition
let file: string

before(async () => {
  sound = await startJsonDefinition(folder.path, { users: userCount })
  file = sound.write('described-in-json')
})

after(async () => {
  await sound.close()
  folder.remove()
})

test('a server described in JSON gets the verdicts of its TypeScript twin, less what is impossible', async () => {
  const run = async (definition: string) => {
    const out = join(folder.path, definition === file ? 'json' : 'twin')
    const args = ['run', '--server', definition, '--user-agent', 'http', '--out', out]
    const { stdout, stderr } = await consentConformance(args)
    assert.ok(stdout.includes('reports:'), stdout + stderr)
    return resultsIn(out)
  }
  const json = await run(file)
  const twin = verdictsOf(await run('oidc-provider'))
  // Whose page it is, a JSON file does not say: there the host application's is judged too.
  const isComparable = (id: string) => twin.get(id) !== 'not-applicable'

  const impossible = json.servers
    .flatMap(({ requirements }) => requirements)
    .filter(({ id, verdict }) => verdict === 'not-applicable' && twin.get(id) !== 'not-applicable')
  const lacks = (field: string) =>
    impossible.filter(({ reason }) => reason.includes(field)).map(({ id }) => id)
  assert.ok(lacks('"http.revokeGrants"').includes('revocation.asks-again'))
  // Scopes by names of their own, which the file does not list.
  assert.ok(lacks('in "apis"').includes('remembered-consent.names-are-exact'))
  for (const { id, reason, unjudged } of impossible) {
    assert.equal(unjudged, 'definition', id)
    assert.match(reason, /"http\.revokeGrants"|in "apis"|"clients\.|in "clients"/, id)
  }

  const rest = [...verdictsOf(json)].filter(
    ([id]) => isComparable(id) && !impossible.some((row) => row.id === id),
  )
  assert.ok(rest.length > 15)
  assert.deepEqual(new Map(rest), new Map(rest.map(([id]) => [id, twin.get(id) ?? 'not judged'])))
})

test('a definition that cannot work names its field and is a configuration error', async () => {
  const broken = join(folder.path, 'broken.json')
  writeFileSync(broken, JSON.stringify({ name: 'x' }))
  const { code, stderr } = await consentConformance(['run', '--server', broken])
  assert.equal(code, 2)
  assert.match(stderr, /^error: ".*broken\.json", field "\/": .*issuer/)
})

/** Some MUSTs, in scenarios of their own. */
const binding = [
  'dialog.asks-before-first-access',
  'denial.returns-state',
  'denial.grants-nothing',
  'refresh.stays-within-consent',
]

/** A definition that lets next to nothing be judged: what is said of it, and what would mend it. */
const poor: Readonly<Record<string, { readonly change: object; readonly mend: RegExp }>> = {
  'one-user-and-no-revocation': {
    change: { users: 1 },
    mend: /all 1 of the definition's "users" are used up: list more, or give "http\.revokeGrants"/,
  },
  'no-fresh-users-and-no-revocation': {
    change: { freshUsers: false },
    mend: /give "http\.revokeGrants", or say "freshUsers"/,
  },
}

for (const [name, { change, mend }] of Object.entries(poor))
  test(`nothing judged is not conformant: ${name}`, async () => {
    const out = join(folder.path, name)
    const definition = sound.write(name, (document) => ({
      ...document,
      ...change,
      users: 'users' in change ? document.users.slice(0, 1) : document.users,
    }))
    const chosen = binding.flatMap((id) => ['--requirement', id])
    const args = ['run', '--server', definition, '--user-agent', 'http', '--out', out, ...chosen]
    const { code, stdout } = await consentConformance(args)
    assert.ok(code === 1 || code === 2, stdout)
    assert.match(stdout, /\nnot judged\n/)
    assert.match(stdout, /core: \d+ of \d+ judged/)
    assert.match(stdout.replaceAll(/\s+/g, ' '), mend)
    for (const { requirements, summary } of resultsIn(out).servers) {
      assert.equal(summary.outcome, 'not judged')
      for (const row of requirements)
        if (row.verdict === 'not-applicable') assert.equal(row.unjudged, 'definition', row.id)
    }
  })

test('users who have consented in an earlier run are told from a server that does not ask', async () => {
  const keeping = await startJsonDefinition(folder.path, {
    users: 8,
    own: remembersForEveryBrowser(),
  })
  const definition = keeping.write('run-again')
  const run = async (name: string) => {
    const out = join(folder.path, name)
    const chosen = ['--requirement', 'dialog.asks-before-first-access']
    const args = ['run', '--server', definition, '--user-agent', 'http', '--out', out, ...chosen]
    const { stdout, stderr } = await consentConformance(args)
    assert.ok(stdout.includes('reports:'), stdout + stderr)
    return resultsIn(out).servers.flatMap(({ requirements }) => requirements)
  }

  try {
    const [first] = await run('first-run')
    assert.equal(first?.verdict, 'pass', first?.reason)
    const [again] = await run('second-run')
    assert.equal(again?.verdict, 'not-testable', again?.reason)
    assert.match(again.reason, /had consented before/)
  } finally {
    await keeping.close()
  }
})
