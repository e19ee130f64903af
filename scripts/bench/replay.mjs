// Sends the HTTP requests of a recorded run again, bare: no browser, no page, no judgement; one after
// the other, to fresh reference servers on the ports of the recorded ones.
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { request } from 'undici'
import { createDispatcher } from '../../dist/harness/http.js'
import { startReferenceServer } from '../../dist/harness/reference-server/server.js'
import { Renamer } from './renamer.mjs'

/** Headers that undici sets itself. */
const ownHeaders = new Set(['connection', 'content-length', 'host', 'transfer-encoding'])

/**
 * Replays every file of a folder of recordings. Resolves to the number of requests, how many of them
 * were answered with the recorded status, and the time in milliseconds from the first request to the
 * last answer, the start of the servers left out.
 */
export const replay = async (folder) => {
  const total = { requests: 0, same: 0, wallMs: 0 }
  for (const file of readdirSync(folder)) {
    const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n')
    const entries = lines.map((line) => JSON.parse(line)).sort((a, b) => a.index - b.index)
    const result = await replayProcess(entries)
    for (const key of Object.keys(total)) total[key] += result[key]
  }
  return total
}

const replayProcess = async (entries) => {
  const origins = [...new Set(entries.map(({ origin }) => origin))]
  const closers = new Map()
  for (const origin of origins) {
    const { port } = new URL(origin)
    if (!closers.has(port)) closers.set(port, await standIn(Number(port), origin, entries))
  }
  const dispatcher = createDispatcher()
  const renamer = new Renamer()
  let same = 0
  const startedAt = performance.now()
  for (const entry of entries) {
    const { statusCode, headers, body } = await request(entry.origin + renamer.rename(entry.path), {
      method: entry.method,
      headers: renamed(entry.headers, renamer),
      body: entry.body === null ? null : renamer.rename(entry.body),
      dispatcher,
    })
    const answer = await body.text()
    if (statusCode === entry.status) same += 1
    learn(renamer, entry, headers, answer)
  }
  const wallMs = performance.now() - startedAt
  await dispatcher.destroy()
  for (const close of closers.values()) await close()
  return { requests: entries.length, same, wallMs }
}

/** What answers on a recorded port: a fresh reference server where there was one, else a mock client. */
const standIn = async (port, origin, entries) => {
  const management = entries.find(
    (entry) => entry.origin === origin && /^\/api\/v[12]\//.test(entry.path),
  )
  if (management) {
    const dialect = management.path.startsWith('/api/v2/') ? 'auth0' : 'okta'
    const authorization = new Map(management.headers).get('authorization')
    const token = authorization.split(' ').at(-1)
    const server = await startReferenceServer({ dialect, port, token })
    return () => server.close()
  }
  const listener = createServer((_, response) => response.end()).listen(port, '127.0.0.1')
  await once(listener, 'listening')
  return () => {
    listener.closeAllConnections()
    listener.close()
  }
}

const renamed = (headers, renamer) =>
  headers
    .filter(([name]) => !ownHeaders.has(name))
    .flatMap(([name, value]) => [name, renamer.renameHeader(value)])

/** Compares the two answers to one request: where they differ, the server chose a name anew. */
const learn = (renamer, entry, headers, answer) => {
  renamer.compare(entry.answer, answer)
  for (const name of ['location', 'set-cookie']) {
    const before = entry.answerHeaders.filter(([key]) => key === name).map(([, value]) => value)
    const after = [headers[name] ?? []].flat()
    before.forEach((value, i) => renamer.compare(value, after[i] ?? ''))
  }
}
