import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ReferenceServer } from '../../options.ts'
import { Agent, linesOf } from '../../testing/agent.ts'
import type { Stop } from '../../testing/agent.ts'
import { auth0Stage, postsAudience } from '../../testing/auth0-stage.ts'
import { make } from '../../testing/management.ts'
import { closingServers } from '../../testing/servers.ts'

const start = closingServers()

/** An administrator at the Dashboard, and a stage to play on. */
const staged = async () => {
  const server = await start({ dialect: 'auth0' })
  const agent = new Agent(server.url)
  await agent.submit(await agent.open('/console'), { secret: server.token })
  return { server, stage: auth0Stage(server), agent }
}

/** The first link that matches, followed. */
const follow = (agent: Agent, stop: Stop, selector: string): Promise<Stop> => {
  const href = stop.html(selector).first().attr('href')
  assert.ok(href, `${selector} at ${stop.url.pathname}`)
  return agent.open(new URL(href, stop.url).href)
}

/** Sends the form that matches, filled in so and otherwise as it stands. */
const send = (
  agent: Agent,
  stop: Stop,
  selector: string,
  fields: Record<string, string>,
): Promise<Stop> => {
  const form = stop.html(selector)
  assert.equal(form.length, 1, selector)
  const typed = new Map(form.serializeArray().map(({ name, value }) => [name, value]))
  for (const [name, value] of Object.entries(fields)) {
    if (value === '') typed.delete(name)
    else typed.set(name, value)
  }
  return agent.open(stop.url.href, { method: 'POST', body: new URLSearchParams([...typed]) })
}

const notice = (stop: Stop) => stop.html('[data-notice]').text()
const problem = (stop: Stop) => stop.html('[data-problem]').text()

/** Lets a user consent to an application of this name; tells what their next request leads to. */
const consent = async (
  server: ReferenceServer,
  user: { readonly username: string; readonly password: string },
  name: string,
) => {
  const stage = auth0Stage(server)
  const client = await stage.client({ name, is_first_party: false })
  const visitor = stage.agent()
  const dialog = await visitor.signIn(await visitor.open(stage.authorize(client)), user)
  await visitor.submit(dialog, { action: 'accept' })
  const next = async () => (await visitor.open(stage.authorize(client))).page
  return { client, next }
}

describe('the Dashboard', () => {
  it('revokes in the document’s three steps', async () => {
    const { server, stage, agent } = await staged()
    await stage.api()
    const user = await stage.user()
    const { client, next } = await consent(server, user, 'Fabrikam')
    const other = await consent(server, user, 'Contoso')
    assert.equal(await next(), 'callback')

    const users = await follow(agent, await agent.open('/console'), 'a[data-nav=users]')
    const details = await follow(agent, users, `tr[data-user="${user.id}"] a`)
    const tab = await follow(agent, details, 'a[data-tab=authorized-applications]')
    const row = `tr[data-client="${client.client_id}"]`
    assert.match(tab.html(row).text(), /Fabrikam\s+Posts: openid\s+read:posts/)
    const after = await send(agent, tab, `${row} form`, {})

    assert.equal(notice(after), 'What was granted to Fabrikam is revoked.')
    assert.equal(after.html(row).length, 0)
    assert.equal(after.html(`tr[data-client="${other.client.client_id}"]`).length, 1)
    assert.equal(await next(), 'consent')

    const again = await send(agent, tab, `${row} form`, {})
    assert.equal(notice(again), 'There was nothing to revoke any more.')
    assert.equal(notice(await agent.open(again.url.href)), '', 'said once')
  })

  it('makes a first-party application of a third-party one, and the other way round', async () => {
    const { server, agent, stage } = await staged()
    await stage.api({ skip_consent_for_verifiable_first_party_clients: true })
    const client = await stage.client({ name: 'Fabrikam', is_first_party: false })
    const path = `/console/applications/${client.client_id}`
    const read = () => make(server, 'GET', `/api/v2/clients/${client.client_id}`)

    const first = await send(agent, await agent.open(path), 'main form', { first_party: 'yes' })
    assert.equal(notice(first), 'The settings are saved.')
    assert.equal((await read()).is_first_party, true)
    await send(agent, first, 'main form', { first_party: '' })
    assert.equal((await read()).is_first_party, false)
  })

  it('changes callbacks, and shows what was typed again where that cannot be', async () => {
    const { server, agent, stage } = await staged()
    const client = await stage.client({ name: 'Fabrikam' })
    const page = await agent.open(`/console/applications/${client.client_id}`)
    const read = async () =>
      (await make(server, 'GET', `/api/v2/clients/${client.client_id}`)).callbacks

    const typed = 'https://a.example/cb, not a callback'
    const refused = await send(agent, page, 'main form', { callbacks: typed })
    assert.equal(refused.status, 400)
    assert.equal(problem(refused), '"callbacks" contains "not", which is no callback URL')
    assert.equal(refused.html('[name=callbacks]').val(), typed)
    assert.deepEqual(await read(), client.callbacks)

    const callbacks = 'https://a.example/cb,\r\nhttp://localhost:3000/cb'
    const saved = await send(agent, page, 'main form', { callbacks })
    assert.deepEqual(await read(), ['https://a.example/cb', 'http://localhost:3000/cb'])
    assert.match(saved.html('main').text(), /not verifiable.*localhost:3000/s)
  })

  it('lets an API allow skipping user consent', async () => {
    const { server, agent, stage } = await staged()
    const { id } = await stage.api()
    const page = await agent.open(`/console/apis/${id}`)
    const read = () => make(server, 'GET', `/api/v2/resource-servers/${id}`)
    const option = 'skip_consent_for_verifiable_first_party_clients'

    await send(agent, page, 'main form', { skip_consent: 'yes' })
    assert.equal((await read())[option], true)
    await send(agent, page, 'main form', { skip_consent: '' })
    assert.equal((await read())[option], false)
  })

  it('adds, describes and removes the permissions of an API', async () => {
    const { server, agent, stage } = await staged()
    const { id } = await stage.api()
    const page = await agent.open(`/console/apis/${id}/permissions`)
    const scopes = async () => (await make(server, 'GET', `/api/v2/resource-servers/${id}`)).scopes
    const [read, write] = await scopes()

    const added = { value: 'delete:posts', description: 'Throw away' }
    const more = await send(agent, page, 'form[data-new]', { ...added, action: 'add' })
    assert.deepEqual(await scopes(), [read, write, added])
    const twice = await send(agent, more, 'form[data-new]', { ...added, action: 'add' })
    assert.equal(problem(twice), '"scopes" defines "delete:posts" twice')
    assert.equal(twice.html('form[data-new] [name=value]').val(), 'delete:posts')

    const row = 'form[data-scope="read:posts"]'
    await send(agent, page, row, { description: 'Read it all', action: 'describe' })
    assert.deepEqual((await scopes())[0], { value: 'read:posts', description: 'Read it all' })
    await send(agent, page, row, { description: '', action: 'describe' })
    assert.deepEqual((await scopes())[0], { value: 'read:posts' })
    await send(agent, page, row, { action: 'remove' })
    assert.deepEqual(await scopes(), [write, added])
    const gone = await send(agent, page, row, { action: 'describe' })
    assert.equal(problem(gone), 'there is no permission "read:posts"')
  })

  it('leaves the system API as it is', async () => {
    const { server, agent } = await staged()
    const [system] = await make(server, 'GET', '/api/v2/resource-servers')
    const page = await agent.open(`/console/apis/${system.id}`)
    assert.equal(page.html('main form').length, 0)
    const token = String(page.html('input[name=token]').val())
    const body = new URLSearchParams({ token, skip_consent: 'yes' })
    assert.equal((await agent.open(page.url.href, { method: 'POST', body })).status, 400)
    assert.deepEqual((await make(server, 'GET', '/api/v2/resource-servers'))[0], system)
  })

  it('switches the dialog to descriptions', async () => {
    const { agent, stage } = await staged()
    await stage.api()
    const client = await stage.client({ is_first_party: false })
    const [user, visitor] = [await stage.user(), stage.agent()]
    const lines = async () => {
      const stop = await visitor.open(stage.authorize(client))
      return linesOf(stop.page === 'login' ? await visitor.signIn(stop, user) : stop)
    }
    assert.deepEqual(await lines(), ['Posts: read your posts'])
    const flag = 'use_scope_descriptions_for_consent'
    const page = await agent.open('/console/settings')
    const on = await send(agent, page, 'main form', { [flag]: 'on' })
    assert.deepEqual(await lines(), ['Read what you wrote'])
    assert.equal(on.html(`[name=${flag}]`).attr('checked') !== undefined, true)
    await send(agent, on, 'main form', { [flag]: '' })
    assert.deepEqual(await lines(), ['Posts: read your posts'])
  })

  it('finds what it is asked for, page by page', async () => {
    const { agent, stage } = await staged()
    for (let index = 0; index < 51; index++) await stage.client({ name: `App ${index}` })
    const names = (stop: Stop) =>
      stop
        .html('tr[data-client] a')
        .toArray()
        .map((link) => stop.html(link).text())

    const first = await agent.open('/console/applications')
    assert.equal(names(first).length, 50)
    const next = await follow(agent, first, 'a[rel=next]')
    assert.deepEqual(names(next), ['App 50'])
    assert.equal(names(await follow(agent, next, 'a[rel=prev]')).length, 50)
    assert.deepEqual(names(await agent.open('/console/applications?q=aPP+7')), ['App 7'])
    assert.deepEqual(names(await agent.open('/console/applications?q=nothing')), [])
    for (const page of ['0', '-1', '99', 'x', '1e9'])
      assert.equal((await agent.open(`/console/applications?page=${page}`)).status, 200, page)
  })

  it('says so where there is nothing, and shows hostile names as text', async () => {
    const { server, agent, stage } = await staged()
    for (const path of [
      'users/nobody',
      'users/nobody/authorized-applications',
      'applications/x',
      'apis/x',
    ])
      assert.equal((await agent.open(`/console/${path}`)).status, 404, path)

    const email = '"><script>alert(1)</script>@b.example'
    const user = await make(server, 'POST', '/api/v2/users', {
      connection: 'Username-Password-Authentication',
      email,
      password: 'x',
    })
    await stage.api({
      identifier: `${postsAudience}"><b>`,
      scopes: [{ value: 'a:><b>' }],
    })
    for (const path of ['users', `users/${encodeURIComponent(user.user_id)}`, 'apis']) {
      const page = await agent.open(`/console/${path}`)
      assert.equal(page.html('script, b').length, 0, path)
    }
    assert.ok((await agent.open('/console/users')).html('main').text().includes(email))
  })
})
