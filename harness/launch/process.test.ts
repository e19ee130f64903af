import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import { ConformanceError } from '../judge/errors.ts'
import { freePort } from './free-port.ts'
import { launchProcess } from './process.ts'

/** A Node program that runs until it is stopped, and says its process id. */
const program = (text: string): { command: string; args: string[] } => ({
  command: process.execPath,
  args: ['--eval', `console.log('pid ' + process.pid); setInterval(() => {}, 1000); ${text}`],
})

const processIds = (log: string): number[] =>
  [...log.matchAll(/pid (\d+)/g)].map(([, id]) => Number(id))

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until a process is gone, 10 seconds at most. */
const gone = async (processId: number): Promise<void> => {
  for (let tries = 0; isAlive(processId); tries += 1) {
    assert.ok(tries < 200, `process ${processId} is still there`)
    await delay(50)
  }
}

const isConfigurationError =
  (message: RegExp) =>
  (error: unknown): true => {
    assert.ok(error instanceof ConformanceError)
    assert.equal(error.code, 'configuration')
    assert.match(error.message, message)
    return true
  }

test('a program is ready when its address answers, and its log is kept', async () => {
  const port = await freePort()
  const launched = await launchProcess({
    ...program(`
      console.error('greeting ' + process.env.GREETING)
      let requests = 0
      require('http').createServer((_, response) => {
        response.statusCode = ++requests < 3 ? 503 : 200
        response.end(String(requests))
      }).listen(${port}, '127.0.0.1')`),
    env: { GREETING: 'hello' },
    port,
    ready: { url: `http://127.0.0.1:${port}/` },
  })
  const { body } = await request(`http://127.0.0.1:${port}/`)
  assert.equal(await body.text(), '4')
  assert.match(launched.logs(), /greeting hello/)
  await launched.stop()
  await assert.rejects(request(`http://127.0.0.1:${port}/`))
  await launched.stop()
})

test('stopping a program stops what it has started, too', async () => {
  const launched = await launchProcess({
    ...program(`
      const { spawn } = require('child_process')
      spawn(process.execPath, ['-e', 'console.log("pid " + process.pid); console.log("up"); setInterval(() => {}, 1000)'], { stdio: 'inherit' })`),
    ready: { logLine: /^up$/ },
  })
  const ids = processIds(launched.logs())
  assert.equal(ids.length, 2)
  assert.deepEqual(ids.map(isAlive), [true, true])
  await launched.stop()
  for (const id of ids) await gone(id)
})

test('a program that will not end is killed', async () => {
  const launched = await launchProcess({
    ...program(`process.on('SIGTERM', () => console.log('no')); console.log('up')`),
    ready: { logLine: /^up$/ },
    stopLimitMs: 300,
  })
  await launched.stop()
  assert.match(launched.logs(), /^no$/m)
  assert.match(launched.logs(), /ended by SIGKILL/)
})

test('a program ends when the process that launched it is killed', async () => {
  const launcher = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { launchProcess } from ${JSON.stringify(new URL('process.js', import.meta.url))}
      const { logs } = await launchProcess({ ...${JSON.stringify(program("console.log('up')"))}, ready: { logLine: /^up$/ } })
      console.log(logs())
      setInterval(() => {}, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output] = (await once(launcher.stdout, 'data')) as [Buffer]
  const [processId] = processIds(output.toString())
  assert.ok(processId !== undefined && isAlive(processId))
  launcher.kill('SIGKILL')
  await gone(processId)
})

test('a program that ends before it is ready is quoted', async () => {
  await assert.rejects(
    launchProcess({
      command: process.execPath,
      args: ['--eval', 'console.error("no database"); process.exit(3)'],
      ready: { logLine: /^up$/ },
    }),
    isConfigurationError(
      /--eval .* ended before it was ready; it said: no database\nended with code 3$/,
    ),
  )
})

test('a program that is not ready in time is stopped', async () => {
  const launching = launchProcess({
    ...program(''),
    ready: { logLine: /^up$/ },
    limitMs: 3_000,
  })
  await assert.rejects(launching, (error: Error) => {
    isConfigurationError(/was not ready after 3000 ms; it said: pid \d+/)(error)
    assert.deepEqual(processIds(error.message).map(isAlive), [false])
    return true
  })
})

test('a program that does not exist is named', async () => {
  await assert.rejects(
    launchProcess({ command: 'no-such-program', ready: { logLine: /up/ } }),
    isConfigurationError(/^"no-such-program" ended before it was ready; .*ENOENT/),
  )
})

test('an occupied port is told before anything is started', async (t) => {
  const occupant = createServer().listen(0, '127.0.0.1')
  await once(occupant, 'listening')
  t.after(() => occupant.close())
  const address = occupant.address()
  assert.ok(typeof address === 'object' && address)
  await assert.rejects(
    launchProcess({ ...program(''), port: address.port, ready: { logLine: /^pid/ } }),
    isConfigurationError(new RegExp(`^port ${address.port} on 127\\.0\\.0\\.1 is occupied`)),
  )
})
