import assert from 'node:assert/strict'
import { test } from 'node:test'
import referenceAuth0 from '../../fixtures/servers/reference-auth0.ts'
import type { ServerDefinition } from '../server-definition.ts'
import { bringUp } from './running.ts'

/** Brings up a server, of which each instance has the next port, for three workers. */
const broughtUp = async ({ parallel }: Pick<ServerDefinition, 'parallel'>) => {
  const stopped: string[] = []
  let port = 0
  const start = async () => {
    port += 1
    const url = `http://127.0.0.1:${port}`
    const stop = async () => void stopped.push(url)
    return { url, version: '1', secrets: {}, logs: () => '', stop }
  }
  const definition = { ...referenceAuth0, parallel: parallel ?? false, launch: { process: start } }
  const chosen = { definition, launch: 'process', located: 'one' } as const
  const up = await bringUp([chosen], () => {}, 3)
  await up.stop()
  const { running, others = [] } = up.running.get(definition.name) ?? {}
  return { urls: [running, ...others].map((one) => one?.url), stopped }
}

test('a server is brought up once for all its workers', async () => {
  const { urls, stopped } = await broughtUp({ parallel: true })
  assert.deepEqual(urls, ['http://127.0.0.1:1'])
  assert.deepEqual(stopped, urls)
})

test('a server that gives each worker an instance is brought up as often as there are workers', async () => {
  const { urls, stopped } = await broughtUp({ parallel: 'one each' })
  assert.deepEqual(urls, ['http://127.0.0.1:1', 'http://127.0.0.1:2', 'http://127.0.0.1:3'])
  assert.deepEqual(stopped, urls)
})
