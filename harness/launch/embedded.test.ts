import assert from 'node:assert/strict'
import { test } from 'node:test'
import { request } from 'undici'
import { launchEmbedded } from './embedded.ts'

test('an embedded server answers on loopback until it is stopped, twice without harm', async () => {
  const server = await launchEmbedded({ dialect: 'auth0', token: 'a token' })
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  assert.deepEqual(server.secrets, { managementToken: 'a token' })
  const { statusCode } = await request(`${server.url}/.well-known/openid-configuration`)
  assert.equal(statusCode, 200)
  await server.stop()
  await server.stop()
  await assert.rejects(request(server.url))
})
