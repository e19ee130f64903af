// A process of its own between the suite and a server under test: it starts the server, and ends it
// with everything the server has started as soon as its own standard input ends. That happens when
// the suite asks for it, and also when the suite was killed. So no server outlives the suite.
import { spawn, spawnSync } from 'node:child_process'
import type { Supervision } from './supervision.ts'

const { command, args, cwd, stopLimitMs } = JSON.parse(process.argv[2] ?? '') as Supervision

// A group of its own, so that one signal reaches the server and its descendants, and no other.
const server = spawn(command, args, {
  ...(cwd === undefined ? {} : { cwd }),
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
})

const signalAll = (signal: 'SIGTERM' | 'SIGKILL'): void => {
  if (server.pid === undefined) return
  if (process.platform === 'win32') {
    const force = signal === 'SIGKILL' ? ['/F'] : []
    spawnSync('taskkill', ['/PID', String(server.pid), '/T', ...force])
    return
  }
  try {
    process.kill(-server.pid, signal)
  } catch {
    // Nothing of the group is left.
  }
}

server.on('error', (error) => {
  console.error(`could not be started: ${error.message}`)
  process.exit(1)
})
server.on('exit', (code, signal) => {
  signalAll('SIGKILL')
  console.error(signal === null ? `ended with code ${code}` : `ended by ${signal}`)
  process.exit(0)
})

const stop = (): void => {
  signalAll('SIGTERM')
  setTimeout(() => signalAll('SIGKILL'), stopLimitMs)
}
process.stdin.once('end', stop).resume()
process.once('SIGTERM', stop)
