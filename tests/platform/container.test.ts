import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { before, test, type TestContext } from 'node:test'
import { request } from 'undici'
import { launchContainer } from '../../harness/launch/container.ts'
import { imageVariable, prepareContainer } from '../../harness/launch/container-image.ts'
import { connectEngine, type Engine } from '../../harness/launch/engine.ts'
import { removeLeftovers } from '../../harness/launch/leftovers.ts'
import { projectFolder } from './project-folder.ts'

let engine: Engine | undefined
before(async () => {
  engine = await connectEngine().catch(() => undefined)
})

/** The engine; a test that gets none skips itself and says why. */
const engineOrSkip = (t: TestContext): Engine | undefined => {
  if (!engine) t.skip('no Docker engine answers on this machine')
  return engine
}

const containersOf = async ({ container }: Engine, image: string) =>
  container.dockerode.listContainers({ all: true, filters: { ancestor: [image] } })

test('the reference server runs in a container that may do nothing but serve', async (t) => {
  const docker = engineOrSkip(t)
  if (!docker) return
  const image = await prepareContainer((line) => t.diagnostic(line))
  const server = await launchContainer({ dialect: 'auth0', token: 'a token' })
  t.after(server.stop)

  const { hostname, port } = new URL(server.url)
  assert.equal(hostname, '127.0.0.1')
  const { statusCode } = await request(`${server.url}/.well-known/openid-configuration`)
  assert.equal(statusCode, 200)
  assert.equal(
    server.logs().split('\n')[0],
    `listening on ${server.url} (auth0), management token a token`,
  )
  assert.deepEqual(server.secrets, { managementToken: 'a token' })

  const found = (await containersOf(docker, image)).find(({ Ports }) =>
    Ports.some(({ PublicPort }) => PublicPort === Number(port)),
  )
  assert.ok(found, 'its container is listed')
  const { Config, HostConfig, NetworkSettings } = await docker.container.getById(found.Id).inspect()
  assert.equal(Config.User, '1000:1000')
  assert.equal(HostConfig.ReadonlyRootfs, true)
  assert.deepEqual(HostConfig.CapDrop, ['ALL'])
  assert.deepEqual(HostConfig.SecurityOpt, ['no-new-privileges'])
  assert.deepEqual(NetworkSettings.Ports['8080/tcp'], [{ HostIp: '127.0.0.1', HostPort: port }])

  await server.stop()
  await server.stop()
  assert.equal(
    (await containersOf(docker, image)).some(({ Id }) => Id === found.Id),
    false,
  )
  await assert.rejects(request(server.url))
})

test('an unchanged build makes no second image', async (t) => {
  if (!engineOrSkip(t)) return
  const first = await prepareContainer()
  const said: string[] = []
  const second = await prepareContainer((line) => said.push(line))
  assert.equal(second, first)
  assert.equal(process.env[imageVariable], first)
  assert.deepEqual(said, [])
})

test('a container whose process was killed is removed before the next run', async (t) => {
  const docker = engineOrSkip(t)
  if (!docker) return
  const image = await prepareContainer()
  const script = `
    import { launchContainer } from './dist/harness/launch/container.js'
    await launchContainer({ dialect: 'okta' })
    process.kill(process.pid, 'SIGKILL')`
  const { signal, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd: projectFolder, encoding: 'utf8' },
  )
  assert.equal(signal, 'SIGKILL', stderr)
  assert.equal((await containersOf(docker, image)).length, 1)
  await removeLeftovers(docker)
  assert.equal((await containersOf(docker, image)).length, 0)
})

test('without an engine the error says how to get one, in one line', () => {
  const script = `
    import { prepareContainer } from './dist/harness/launch/container-image.js'
    await prepareContainer().catch((error) => console.log(error.code, error.message))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, DOCKER_HOST: 'tcp://127.0.0.1:9', HOME: '/nonexistent' },
  })
  assert.match(
    stdout,
    /^configuration --launch container needs a Docker engine, .*install docker\.io.*\n$/,
  )
})
