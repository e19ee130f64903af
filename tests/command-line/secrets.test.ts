import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  consentConformance,
  resultsIn,
  temporaryFolder,
  type Outcome,
} from '../support/command-line.ts'
import { secretsIn, spellingsOf, textsBelow, type RawAnswer } from '../support/secrets.ts'

const folder = temporaryFolder()
after(() => folder.remove())
const captured = join(folder.path, 'captured')
const dist = (path: string) => new URL(`../../${path}`, import.meta.url).href

/** A server of the run: whether each worker has its own, and whether its driver revokes grants or complains. */
interface Variant {
  readonly dialect: 'Auth0' | 'Okta'
  readonly launch: 'embedded' | 'external'
  readonly revokes: 'as it should' | 'not at all'
}

const variants: Readonly<Record<string, Variant>> = {
  'issues-in-auth0': { dialect: 'Auth0', launch: 'embedded', revokes: 'not at all' },
  'issues-in-okta': { dialect: 'Okta', launch: 'embedded', revokes: 'as it should' },
  'runs-elsewhere': { dialect: 'Auth0', launch: 'external', revokes: 'not at all' },
}

/**
 * The reference server, with something in front of it that writes down every answer as it really
 * went out: what is issued in a run differs each time, and nobody else ever sees all of it. The
 * driver adds the passwords it gives. The log of the server holds all of that, and the driver, where
 * it complains, does so in words that hold what must not be told.
 */
const definition = (name: string, { dialect, launch, revokes }: Variant) => `
  import { appendFileSync } from 'node:fs'
  import { reference${dialect}With } from '${dist(`fixtures/servers/reference-${dialect.toLowerCase()}.js`)}'
  const file = ${JSON.stringify(captured)}
  const own = []
  const capture = (answer) => {
    own.push(JSON.stringify(answer))
    appendFileSync(file, own.at(-1) + '\\n')
  }
  const front = async ({ res }, next) => {
    const body = []
    for (const method of ['write', 'end']) {
      const original = res[method]
      res[method] = function (chunk, ...rest) {
        if (chunk && typeof chunk !== 'function') body.push(Buffer.from(chunk))
        return original.call(this, chunk, ...rest)
      }
    }
    res.once('finish', () => capture({ headers: res.getHeaders(), body: Buffer.concat(body).toString() }))
    await next()
  }
  const reference = reference${dialect}With({ front })
  const launch = async () => {
    const server = await reference.launch.embedded()
    capture({ headers: {}, body: JSON.stringify({ password: server.secrets.managementToken }) })
    return { ...server, logs: () => own.join('\\n') }
  }
  const tenant = async (server, http) => {
    const driver = await reference.tenant(server, http)
    let last
    const createUser = async (spec) => {
      last = await driver.createUser(spec)
      capture({ headers: {}, body: JSON.stringify(last) })
      return last
    }
    const revokeGrants = async () => {
      throw new Error(\`refused: \${server.secrets.managementToken} for \${last.password}\`)
    }
    return { ...driver, createUser, ${revokes === 'not at all' ? 'revokeGrants' : ''} }
  }
  export default { ...reference, name: '${name}', launch: { ${launch}: launch }, tenant }`

let outcome: Outcome
let secrets: ReadonlySet<string>
let texts: ReadonlyMap<string, string>

before(async () => {
  const servers = Object.entries(variants).map(([name, variant]) => {
    const file = join(folder.path, `${name}.mjs`)
    writeFileSync(file, definition(name, variant))
    return file
  })
  const requirements = [
    'refresh.stays-within-consent',
    'revocation.ends-refresh-tokens',
    'prompt-none.answers-in-the-response-mode',
    'prompt-none.answers-consent-required',
    'password-grant.involves-no-dialog',
    'client-credentials.blocked-for-consent-scopes',
    'dialog.grants-no-more-than-asked',
  ]
  outcome = await consentConformance([
    ...['run', '--user-agent', 'http', '--out', join(folder.path, 'out')],
    ...servers.flatMap((file) => ['--server', file]),
    ...requirements.flatMap((id) => ['--requirement', id]),
  ])
  const answers = readFileSync(captured, 'utf8').trim().split('\n')
  secrets = new Set(answers.flatMap((line) => secretsIn(JSON.parse(line) as RawAnswer)))
  texts = textsBelow(join(folder.path, 'out'))
})

test('secrets of every kind were issued in the run', () => {
  const told = outcome.stdout + outcome.stderr
  const jwts = [...secrets].filter((secret) => secret.startsWith('eyJ'))
  assert.ok(jwts.length > 5, told)
  assert.ok(secrets.size > 40, `${secrets.size} secrets; ${told}`)
  assert.equal(outcome.code, 1, told)
  const complaints = resultsIn(join(folder.path, 'out'))
    .servers.flatMap(({ requirements }) => requirements)
    .filter(({ reason }) =>
      reason.includes('"revokeGrants" failed: refused: «masked» for «masked»'),
    )
  assert.ok(complaints.length > 0, told)
})

test('every kind of report was written and is searched', () => {
  for (const part of [
    /^results\.json$/,
    /^report\.html$/,
    /^junit\.xml$/,
    /^summary\.md$/,
    /^allure-results\/.*-result\.json$/,
    /^allure-report\/index\.html$/,
    /^evidence\/.*-exchange\.http$/,
    /^evidence\/.*-log\.txt$/,
    /^evidence\/runs-elsewhere\/server\.log$/,
  ])
    assert.ok(
      [...texts.keys()].some((path) => part.test(path)),
      `nothing like ${part}`,
    )
  const report = texts.get('allure-report/index.html') ?? ''
  assert.match(report, /POST http:\/\/127\.0\.0\.1:\d+\/oauth\/token/, 'the evidence is unpacked')
})

test('none of them is in anything the run wrote or said', () => {
  const leaks = [...texts, ['the output', outcome.stdout + outcome.stderr] as const].flatMap(
    ([path, text]) =>
      [...secrets].filter((one) => leaked(one, text)).map((one) => `${path}: ${one}`),
  )
  assert.deepEqual(leaks, [])
})

test('no other token is either', () => {
  for (const [path, text] of texts)
    assert.doesNotMatch(text, /\beyJ[\w-]{8,}\.eyJ[\w-]+\.[\w-]+/, path)
})

const leaked = (secret: string, text: string): boolean =>
  spellingsOf(secret).some((spelling) => text.includes(spelling))
