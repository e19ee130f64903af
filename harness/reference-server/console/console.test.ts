import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dialects } from '../options.ts'
import type { ReferenceServer } from '../options.ts'
import { Agent } from '../testing/agent.ts'
import type { Stop } from '../testing/agent.ts'
import { auth0Stage } from '../testing/auth0-stage.ts'
import { closingServers } from '../testing/servers.ts'

const start = closingServers()

/** Signs in to the console of a server. */
const signedIn = async (server: ReferenceServer): Promise<{ agent: Agent; first: Stop }> => {
  const agent = new Agent(server.url)
  const page = await agent.open('/console')
  assert.equal(page.page, 'console-sign-in')
  return { agent, first: await agent.submit(page, { secret: server.token }) }
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const signOutForm = (token: string) => new URLSearchParams({ token }).toString()

describe('the console', () => {
  for (const dialect of dialects)
    it(`is served in the dialect ${dialect}, to whoever has the management token`, async () => {
      const server = await start({ dialect })
      const { agent, first } = await signedIn(server)
      assert.equal(first.page, 'console')

      const page = await agent.open('/console/authorizations')
      assert.equal(page.status, 200)
      assert.equal(page.html('h1').text(), 'Recent authorizations')
    })

  it('shows nothing without the token', async () => {
    const server = await start({ dialect: 'auth0' })
    const agent = new Agent(server.url)

    for (const path of ['/console', '/console/authorizations', '/console/nowhere'])
      assert.equal((await agent.open(path)).page, 'console-sign-in', path)
    for (const secret of ['', 'wrong', `${server.token}x`]) {
      const refused = await agent.submit(await agent.open('/console'), { secret })
      assert.equal(refused.status, 401)
      assert.equal(refused.page, 'console-sign-in')
      assert.equal(refused.html('[data-problem]').text(), 'This is not the management token.')
    }
    assert.equal((await agent.open('/console/authorizations')).page, 'console-sign-in')
  })

  it('keeps its session in a cookie no other site and no script gets hold of', async () => {
    const server = await start({ dialect: 'auth0' })

    const response = await fetch(`${server.url}/console`, {
      method: 'POST',
      body: new URLSearchParams({ secret: server.token }),
      redirect: 'manual',
    })
    assert.equal(response.status, 303)
    assert.match(
      response.headers.getSetCookie()[0] ?? '',
      /^console_session=[\w-]{32}; path=\/console; samesite=strict; httponly$/,
    )
  })

  it('takes no form but from its own pages', async () => {
    const server = await start({ dialect: 'auth0' })
    const { agent, first } = await signedIn(server)
    const open = () => agent.open('/console/authorizations')
    const token = String(first.html('input[name=token]').val())

    const post = (body: string, headers: Record<string, string> = {}) =>
      agent.open('/console/sign-out', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    const refused: [string, Record<string, string>?][] = [
      [''],
      [signOutForm('wrong')],
      ['token[]=1&token[]=2'],
      [signOutForm(token), { 'sec-fetch-site': 'cross-site' }],
      [signOutForm(token), { 'sec-fetch-site': 'same-site' }],
    ]
    for (const [body, headers] of refused) {
      assert.equal((await post(body, headers)).status, 403, body)
      assert.equal((await open()).page, 'console', 'still signed in')
    }
    const otherToken = (await signedIn(server)).first.html('input[name=token]').val()
    assert.equal((await post(signOutForm(String(otherToken)))).status, 403)

    assert.equal(
      (await post(signOutForm(token), { 'sec-fetch-site': 'same-origin' })).page,
      'console-sign-in',
    )
    assert.equal((await open()).page, 'console-sign-in')
  })

  it('does not let an ended session be used again', async () => {
    const server = await start({ dialect: 'auth0' })
    const begun = await fetch(`${server.url}/console`, {
      method: 'POST',
      body: new URLSearchParams({ secret: server.token }),
      redirect: 'manual',
    })
    const headers = { cookie: cookiesOf(begun) }
    const page = async () =>
      (await fetch(`${server.url}/console/authorizations`, { headers })).text()
    const token = /name="token" value="([^"]+)"/.exec(await page())?.[1] ?? ''
    await fetch(`${server.url}/console/sign-out`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ token }),
      redirect: 'manual',
    })
    assert.match(await page(), /data-page="console-sign-in"/)
  })

  it('is never framed or stored, runs no script and sends its forms nowhere else', async () => {
    const server = await start({ dialect: 'auth0' })
    const { first } = await signedIn(server)
    const policy = first.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.match(policy, /form-action 'self'/)
    assert.equal(first.headers.get('cache-control'), 'no-store')
    assert.equal(first.html('script').length, 0)
  })

  it('answers what it does not know, or cannot read, with a page', async () => {
    const server = await start({ dialect: 'auth0' })
    const { agent } = await signedIn(server)
    const missing = await agent.open('/console/nowhere')
    assert.equal(missing.status, 404)
    assert.equal(missing.html('[data-problem]').text(), 'There is no such page.')

    const broken = await agent.open('/console/%E0%A4%A')
    assert.ok(broken.status >= 400 && broken.status < 500, String(broken.status))

    const huge = await agent.open('/console/sign-out', {
      method: 'POST',
      body: `token=${'x'.repeat(200_000)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    assert.equal(huge.status, 400)
  })

  it('says of each authorization which rule decided, and why', async () => {
    const server = await start({ dialect: 'auth0' })
    const stage = auth0Stage(server)
    await stage.api()
    const client = await stage.client({ name: 'Photo & "Shop"', is_first_party: false })
    const [user, visitor] = [await stage.user(), stage.agent()]
    const dialog = await visitor.signIn(await visitor.open(stage.authorize(client)), user)
    assert.equal(dialog.page, 'consent')

    const { agent } = await signedIn(server)
    const page = await agent.open('/console/authorizations')
    const latest = page.html('[data-decision]').first()
    assert.equal(latest.attr('data-decision'), 'ask')
    assert.equal(latest.find('[data-rule]').text(), 'ask')
    assert.match(latest.find('[data-because]').text(), /it is a third-party application$/)
    for (const told of ['Photo & "Shop"', user.username, 'Posts', 'read:posts'])
      assert.ok(latest.text().includes(told), told)
  })
})
