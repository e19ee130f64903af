import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { consentRules } from './consent/decision.ts'
import { GrantStore } from './consent/grants.ts'
import { dialects } from './options.ts'
import type { ConsentParts, ReferenceServer } from './options.ts'
import { auth0Stage } from './testing/auth0-stage.ts'
import { linesOf } from './testing/agent.ts'
import { call, make } from './testing/management.ts'
import { oktaStage } from './testing/okta-stage.ts'
import { closingServers } from './testing/servers.ts'

const start = closingServers()

/** A third-party application in front of a user; answers with the page of a first and of a second authorization. */
const journey = async (consent: Partial<ConsentParts>, second: Record<string, string> = {}) => {
  const lines: string[] = []
  const server = await start({ dialect: 'auth0', consent, log: (line) => lines.push(line) })
  const stage = auth0Stage(server)
  await stage.api()
  const client = await stage.client({ is_first_party: false })
  const agent = stage.agent()
  const first = await agent.signIn(await agent.open(stage.authorize(client)), await stage.user())
  if (first.page === 'consent') await agent.submit(first, { action: 'accept' })
  const again = await agent.open(stage.authorize(client, second))
  return { first, again, lines, server }
}

describe('the parts of the consent behaviour', () => {
  it('are the vendor’s unless replaced', async () => {
    const { first, again, lines } = await journey({})
    assert.equal(first.page, 'consent')
    assert.equal(again.page, 'callback')
    const decisions = lines.filter((line) => line.startsWith('decision: '))
    assert.deepEqual(
      decisions.map((line) => /by rule ([\w-]+)/.exec(line)?.[1]),
      ['ask', 'answer-given', 'grant-covers'],
    )
    assert.match(decisions[0] ?? '', /because the application is not trusted/)
    assert.ok(lines.every((line) => !line.includes('\n')))
  })

  it('can have other rules', async () => {
    const rules = consentRules.filter(({ name }) => name !== 'prompt-consent')
    const { again } = await journey({ rules }, { prompt: 'consent' })
    assert.equal(again.page, 'callback')
  })

  it('can ask although the request says prompt=none', async () => {
    const rules = consentRules.filter(
      ({ name }) => name !== 'prompt-none' && name !== 'grant-covers',
    )
    const { again } = await journey({ rules }, { prompt: 'none' })
    assert.equal(again.page, 'consent')
  })

  it('can trust everybody', async () => {
    const { first } = await journey({ trust: () => ({ level: 'trusted', because: 'of a test' }) })
    assert.equal(first.page, 'callback')
  })

  it('can show something else', async () => {
    const { first } = await journey({ display: () => [{ text: 'nothing much', scopes: ['x'] }] })
    assert.deepEqual(linesOf(first), ['nothing much'])
  })

  it('can forget', async () => {
    class Forgetful extends GrantStore {
      override find() {
        return undefined
      }
    }
    const { first, again } = await journey({ grants: new Forgetful() })
    assert.equal(first.page, 'consent')
    assert.equal(again.page, 'consent')
  })
})

describe('a reference server', () => {
  for (const dialect of dialects)
    it(`starts with what a tenant of ${dialect} always has, and nothing else`, async () => {
      const server = await start({ dialect })
      const lists: Record<typeof dialect, Record<string, number>> = {
        auth0: {
          '/api/v2/clients': 0,
          '/api/v2/users': 0,
          '/api/v2/grants': 0,
          '/api/v2/resource-servers': 1,
        },
        okta: {
          '/api/v1/apps': 0,
          '/api/v1/users': 0,
          '/api/v1/authorizationServers': 1,
          '/api/v1/authorizationServers/default/scopes': 7,
        },
      }
      for (const [path, length] of Object.entries(lists[dialect]))
        assert.equal((await make(server, 'GET', path)).length, length, path)
    })

  it('shares nothing with another one', async () => {
    const [one, two] = [await start({ dialect: 'auth0' }), await start({ dialect: 'auth0' })]
    await make(one, 'POST', '/api/v2/clients', { name: 'Shop' })
    assert.deepEqual(await make(two, 'GET', '/api/v2/clients'), [])
    const headers = { authorization: `Bearer ${one.token}` }
    assert.equal((await call(`${two.url}/api/v2/clients`, { headers })).status, 401)
  })

  it('takes the port and the token it is given, and rejects when the port is taken', async () => {
    const first = await start({ dialect: 'okta', token: 'secret' })
    assert.equal(first.token, 'secret')
    const port = Number(new URL(first.url).port)
    await assert.rejects(start({ dialect: 'okta', port }), { code: 'EADDRINUSE' })
  })

  it('stops answering when it is closed, and can be closed twice', async () => {
    const server: ReferenceServer = await start({ dialect: 'okta' })
    const stage = oktaStage(server)
    await stage.app()
    await server.close()
    await server.close()
    await assert.rejects(fetch(server.url))
  })

  it('serves its style sheets and nothing beside them', async () => {
    const server = await start({ dialect: 'auth0' })
    const { headers } = await call(`${server.url}/_assets/pages.css`)
    assert.match(headers.get('content-type') ?? '', /^text\/css/)
    for (const path of ['/_assets/views/login.eta', '/_assets/..%2Fserver.js', '/_assets/'])
      assert.equal((await call(server.url + path)).status, 404)
  })
})
