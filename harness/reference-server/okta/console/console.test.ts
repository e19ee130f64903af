import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ReferenceServerOptions } from '../../options.ts'
import { Agent } from '../../testing/agent.ts'
import type { Stop } from '../../testing/agent.ts'
import { make } from '../../testing/management.ts'
import { oktaStage } from '../../testing/okta-stage.ts'
import { closingServers } from '../../testing/servers.ts'

const start = closingServers()

/** An administrator in front of the console of a server with one application. */
const atConsole = async (options: Partial<ReferenceServerOptions> = {}) => {
  const server = await start({ dialect: 'okta', ...options })
  const app = await oktaStage(server).app({
    consent_method: 'REQUIRED',
    tos_uri: 'https://a.example/',
  })
  const agent = new Agent(server.url)
  const first = await agent.submit(await agent.open('/console'), { secret: server.token })
  const consentMethod = async (): Promise<string | undefined> =>
    (await make(server, 'GET', `/api/v1/apps/${app.appId}`)).settings.oauthClient.consent_method
  return { server, app, agent, first, consentMethod, tab: `/console/applications/${app.appId}` }
}

/** What a form would send as it stands, but for its token. */
const fieldsOf = ({ html }: Stop): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  for (const { name, value } of html('main form').serializeArray())
    if (name !== 'token') fields[name] = [...(fields[name] ?? []), value]
  return fields
}

const shown = (stop: Stop, selector: string): string => stop.html(selector).text().trim()

/** Posts the form of a page as it stands but for these fields. */
const save = async (agent: Agent, page: Stop, change: Record<string, string | string[]> = {}) => {
  const token = String(page.html('main input[name=token]').val())
  const body = new URLSearchParams([['token', token]])
  for (const [name, values] of Object.entries({ ...fieldsOf(page), ...change }))
    for (const value of [values].flat()) body.append(name, value)
  return agent.open(page.url.href, { method: 'POST', body })
}

describe('the General tab', () => {
  it('says what the application requires and saves it as it stands', async () => {
    const { server, app, agent, tab, first } = await atConsole()
    assert.equal(shown(first, 'h1'), 'Applications')
    assert.equal(shown(await agent.open(tab), '[data-consent]'), 'Required')
    const settings = async () => {
      const { oauthClient } = (await make(server, 'GET', `/api/v1/apps/${app.appId}`)).settings
      const {
        grant_types,
        response_types,
        logo_uri = null,
        policy_uri = null,
        ...rest
      } = oauthClient
      return { ...rest, logo_uri, policy_uri, kinds: new Set([...grant_types, ...response_types]) }
    }
    const before = await settings()

    const saved = await save(agent, await agent.open(`${tab}/edit`))
    assert.equal(saved.url.pathname, tab)
    assert.equal(shown(saved, '[data-notice]'), 'Shop is saved.')
    assert.deepEqual(await settings(), before)
  })

  it('takes consent away and gives it back', async () => {
    const { agent, tab, consentMethod } = await atConsole()
    await save(agent, await agent.open(`${tab}/edit`), { consent: [] })
    assert.equal(await consentMethod(), 'TRUSTED')
    await save(agent, await agent.open(`${tab}/edit`), { consent: 'required' })
    assert.equal(await consentMethod(), 'REQUIRED')
  })

  it('refuses what the Apps API refuses, shows what was typed and changes nothing', async () => {
    const { agent, tab, consentMethod } = await atConsole()
    const refused = await save(agent, await agent.open(`${tab}/edit`), {
      consent: [],
      tos_uri: 'javascript:alert(1)',
    })
    assert.equal(refused.status, 400)
    assert.match(shown(refused, '[data-problem]'), /tos_uri/)
    assert.equal(refused.html('#tos_uri').val(), 'javascript:alert(1)')
    assert.equal(await consentMethod(), 'REQUIRED')
  })

  it('has no User Consent section in an org without the feature', async () => {
    const { agent, tab, consentMethod, first } = await atConsole({ consentFeature: 'off' })
    assert.equal(first.html('[data-nav=authorization-servers]').length, 0)
    const page = await agent.open(`${tab}/edit`)
    assert.equal(page.status, 200)
    assert.equal(page.html('input[name=consent]').length, 0)
    await save(agent, page, { consent: 'required' })
    assert.equal(await consentMethod(), undefined)
    assert.equal((await agent.open('/console/authorization-servers')).status, 404)
  })

  it('is not there for an application that is not', async () => {
    const { agent } = await atConsole()
    for (const path of ['applications/0oanothing', 'applications/0oanothing/edit'])
      assert.equal((await agent.open(`/console/${path}`)).status, 404)
  })
})

describe('the Scopes tab', () => {
  const scopes = '/console/authorization-servers/default/scopes'
  const phone = async (agent: Agent): Promise<string> =>
    (await agent.open(scopes)).html('[data-scope=phone]').attr('href') ?? ''

  it('sends the box that blocks services along with the consent', async () => {
    const { agent } = await atConsole()
    const page = await agent.open(await phone(agent))
    assert.deepEqual(fieldsOf(page).services, ['blocked'])
    const saved = await save(agent, page, { consent: 'required' })
    assert.equal(saved.url.pathname, scopes)
    const row = saved.html('tr').filter((_at, tr) => saved.html(tr).text().includes('phone'))
    assert.equal(row.find('[data-consent]').text(), 'Required, services blocked')
  })

  it('disregards it without consent', async () => {
    const { server, agent } = await atConsole()
    await save(agent, await agent.open(await phone(agent)))
    const listed: { name: string; consent: string }[] = await make(
      server,
      'GET',
      '/api/v1/authorizationServers/default/scopes?q=phone',
    )
    assert.equal(listed[0]?.consent, 'IMPLICIT')
  })

  it('refuses what the Scopes API refuses and shows what was typed', async () => {
    const { agent } = await atConsole()
    const refused = await save(agent, await agent.open(await phone(agent)), {
      name: 'telephone',
      description: 'Rings',
    })
    assert.equal(refused.status, 400)
    assert.match(shown(refused, '[data-problem]'), /reserved attribute/)
    assert.equal(refused.html('#description').val(), 'Rings')
  })

  it('is not there for a server or scope that is not', async () => {
    const { agent } = await atConsole()
    for (const path of ['ausnothing/scopes', 'default/scopes/scpnothing'])
      assert.equal((await agent.open(`/console/authorization-servers/${path}`)).status, 404)
  })
})
