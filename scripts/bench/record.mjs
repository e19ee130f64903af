// Loaded into every process of a run (node --import): writes each HTTP request that undici makes,
// with its answer, as one line of JSON into the folder that BENCH_RECORD_FOLDER names, one file per
// process. The lines hold secrets of a server that is gone once the run is over.
import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(process.env.BENCH_RECORD_FOLDER, `${process.pid}.jsonl`)
const open = new Map()
let count = 0

subscribe('undici:request:create', ({ request }) => {
  open.set(request, {
    index: (count += 1),
    origin: String(request.origin),
    method: request.method,
    path: request.path,
    headers: pairs(request.headers),
    body: textOf(request.body),
    chunks: [],
  })
})
subscribe('undici:request:headers', ({ request, response }) => {
  const entry = open.get(request)
  if (!entry) return
  entry.status = response.statusCode
  entry.answerHeaders = pairs(response.headers.map(String))
})
subscribe('undici:request:bodyChunkReceived', ({ request, chunk }) => {
  open.get(request)?.chunks.push(Buffer.from(chunk))
})
subscribe('undici:request:trailers', ({ request }) => {
  const entry = open.get(request)
  if (!entry) return
  open.delete(request)
  const { chunks, ...rest } = entry
  const answer = Buffer.concat(chunks).toString()
  appendFileSync(file, `${JSON.stringify({ ...rest, answer })}\n`, { mode: 0o600 })
})

/** Names and values of a flat list, as undici keeps headers. */
const pairs = (flat) =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i].toLowerCase(), flat[2 * i + 1]])

const textOf = (body) => (body === null || body === undefined ? null : Buffer.from(body).toString())
