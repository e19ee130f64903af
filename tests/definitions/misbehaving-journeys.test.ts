import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Stage } from '../../fixtures/stage.ts'
import { referenceAuth0 } from '../../fixtures/servers/reference-auth0.ts'
import type { TokenAnswer } from '../../fixtures/token-answer.ts'
import { makePlan } from '../../harness/cli/plan.ts'
import type { Exchange } from '../../harness/http.ts'
import { misbehaviours } from '../support/misbehaviours.ts'
import { startScriptedServer, type ScriptedServer } from '../support/scripted-server.ts'

const planFor = ({ url, token }: ScriptedServer) =>
  makePlan(
    { server: [], profile: [], requirement: [], strict: false, out: 'nowhere' },
    [{ located: 'reference-auth0', definition: referenceAuth0, launch: 'external' }],
    {
      userAgent: 'http',
      browser: null,
      startedAt: new Date(0),
      reproduce: '',
      running: new Map([
        [
          'reference-auth0',
          { running: { url, version: '1', secrets: { managementToken: token } } },
        ],
      ]),
    },
  )

/** Takes the journey that most scenarios begin with: to consent, and from there to tokens. */
const journey = async (server: ScriptedServer, exchanges: Exchange[]): Promise<TokenAnswer> => {
  const stage = await Stage.set(planFor(server), 'reference-auth0', () => assert.fail('no browser'))
  const opened = await stage.world((exchange) => exchanges.push(exchange), {
    see: () => {},
    comeUpon: () => Promise.resolve(),
  })
  try {
    const { api, read } = await opened.world.blog()
    const app = await opened.world.client({ api })
    const user = await opened.world.user()
    return await app.redeem(await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` })))
  } finally {
    await opened.close().catch(() => {})
    await stage.strike()
  }
}

/** How long a journey may take, in milliseconds: one wait for an answer that never comes to its end, and the rest. */
const journeyLimitMs = 40_000

const ends: Readonly<Partial<Record<keyof typeof misbehaviours, RegExp>>> = {
  'fails-everywhere': /POST "http:.*" answers 500: Internal Server Error/,
  'html-for-discovery': /GET "http:.*openid-configuration" is not JSON: "<!doctype/,
  'html-for-tokens': /POST "http:.*\/oauth\/token" is not JSON: "<!doctype/,
  'html-for-admin': /POST "http:.*\/api\/v2\/.*" is not JSON: "<!doctype/,
  'cut-json-for-tokens': /POST "http:.*\/oauth\/token" is not JSON: ".*abc"/,
  'null-for-tokens': /"http:.*\/oauth\/token" is no JSON object: "null"/,
  'redirects-for-ever': /saw a redirect loop/,
  'submits-itself-for-ever': /saw a redirect loop/,
  'links-to-nowhere': /"http:.*" leads to "http:\/\/\[", which is no URL/,
  'page-of-50-megabytes': /\(200\) to GET "http:.*\/authorize": longer than 5 MB/,
  'trickles-for-ever': /\(200\) to POST "http:.*\/oauth\/token": not within 15 s/,
  'mixes-up-state': /"Photo Shop.*" got a callback with a "state" it never sent/,
}

void describe(
  'the journey ends as not testable, and says where, at a server that',
  { concurrency: true },
  () => {
    for (const [name, message] of Object.entries(ends))
      test(name.replaceAll('-', ' '), { timeout: journeyLimitMs }, async () => {
        const server = await startScriptedServer(misbehaviours[name as keyof typeof ends])
        const exchanges: Exchange[] = []
        try {
          await assert.rejects(journey(server, exchanges), { code: 'stage', message })
          assert.ok(exchanges.length > 0)
        } finally {
          await server.close()
        }
      })
  },
)

/** What is told of the tokens where the journey comes to its end; the access token is then opaque. */
const faults: Readonly<Partial<Record<keyof typeof misbehaviours, [string, string?]>>> = {
  'signs-badly': ['its signature does not verify'],
  'publishes-no-key': [
    'none of the server\'s keys fits its "kid"',
    'none of the server\'s keys fits its "kid"',
  ],
}

for (const [name, [idTokenFault, unverified]] of Object.entries(faults))
  test(`the journey ends with tokens that are not believed at a server that ${name.replaceAll('-', ' ')}`, async () => {
    const server = await startScriptedServer(misbehaviours[name as keyof typeof faults])
    try {
      const tokens = await journey(server, [])
      assert.equal(tokens.idTokenFault, idTokenFault)
      assert.equal(tokens.idClaims, undefined)
      assert.equal(tokens.unverified, unverified)
    } finally {
      await server.close()
    }
  })

test('the same journey comes to its end where the server does as it should', async () => {
  const server = await startScriptedServer({})
  try {
    const tokens = await journey(server, [])
    assert.equal(tokens.idTokenFault, undefined)
    assert.equal(tokens.unverified, undefined)
    assert.equal(tokens.scopesToldBy, 'answer')
  } finally {
    await server.close()
  }
})
