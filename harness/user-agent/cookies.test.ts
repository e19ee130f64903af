import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestAgents, type TestAgents, type TestRequest } from './testing/agents.ts'

let agents: TestAgents
let asked: TestRequest | undefined
before(async () => {
  agents = await startTestAgents((path, request) => {
    asked = request
    const set = ['kept=1; HttpOnly; SameSite=Lax', 'changed=1', 'lost=1; Path=/']
    if (path === '/lose') return { headers: { 'set-cookie': 'lost=; Max-Age=0; Path=/' } }
    return path === '/set' ? { headers: { 'set-cookie': set } } : {}
  })
})
after(() => agents.close())

for (const kind of ['http', 'browser'] as const)
  test(`the ${kind} user agent keeps, changes and loses cookies as it is told`, async (t) => {
    const agent = await agents.agent(kind)
    if (!agent) return t.skip('no browser is to be had')
    await agent.open(`${agents.origin}/set`)

    await agent.alterCookies(({ name, value }) => {
      assert.equal(value, '1')
      return { kept: value, changed: '2' }[name]
    })

    await agent.open(`${agents.origin}/`)
    const sent = asked?.headers.cookie?.split('; ').sort()
    assert.deepEqual(sent, ['changed=2', 'kept=1'])
    await agent.close()
    return undefined
  })

for (const kind of ['http', 'browser'] as const)
  test(`the ${kind} user agent sends the cookies it keeps without a page, and keeps those that come`, async (t) => {
    const agent = await agents.agent(kind)
    if (!agent) return t.skip('no browser is to be had')
    const kept = async () => {
      await agent.send({ url: `${agents.origin}/` })
      return asked?.headers.cookie?.split('; ').sort()
    }

    await agent.send({ url: `${agents.origin}/set` })
    assert.deepEqual(await kept(), ['changed=1', 'kept=1', 'lost=1'])
    await agent.send({ url: `${agents.origin}/lose` })
    assert.deepEqual(await kept(), ['changed=1', 'kept=1'])
    await agent.open(`${agents.origin}/`)
    assert.deepEqual(asked?.headers.cookie?.split('; ').sort(), ['changed=1', 'kept=1'])
    await agent.close()
    return undefined
  })
