import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Exchange } from '../http.ts'
import type { DialogText } from '../user-agent/dialog-text.ts'
import type { Redactor } from './redaction.ts'
import type { Evidence } from './results.ts'

/** How much of a body is kept, in characters; the rest is counted. */
export const bodyLimit = 4_000
/** How much of a body is looked at for secrets, in characters: well beyond what is kept, so that none is cut in two where it is kept. */
const maskedLimit = 64_000

/**
 * The name of a scenario's folder: its title as far as it goes, and an id of the scenario, since
 * titles may begin alike. The same from run to run.
 */
export const evidenceFolder = (title: string, id: string): string =>
  `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-${id.slice(-8)}`

/** Collects what happens in one scenario and writes it, masked, beside the results. */
export class EvidenceRecorder {
  readonly #exchanges: Exchange[] = []
  readonly #redactor: Redactor
  readonly #outDir: string
  readonly #folder: string
  #written = 0

  /** `folder` is relative to `outDir`, with forward slashes, and belongs to this scenario alone. */
  constructor(redactor: Redactor, outDir: string, folder: string) {
    this.#redactor = redactor
    this.#outDir = outDir
    this.#folder = folder
  }

  readonly exchange = (exchange: Exchange): void => {
    this.#redactor.learnCookies(exchange.response?.headers['set-cookie'])
    this.#exchanges.push(exchange)
  }

  /** Everything recorded since the last call, as one file each: the exchanges, the dialog as read, the screenshot. */
  async write(seen: {
    readonly dialog?: DialogText | undefined
    readonly screenshot?: Buffer | undefined
    readonly log?: string | undefined
  }): Promise<Evidence[]> {
    this.#written += 1
    const evidence: Evidence[] = []
    const keep = async (kind: Evidence['kind'], extension: string, content: string | Buffer) => {
      const path = `${this.#folder}/${this.#written}-${kind}.${extension}`
      await mkdir(join(this.#outDir, this.#folder), { recursive: true })
      await writeFile(join(this.#outDir, path), content)
      evidence.push({ kind, path })
    }
    const exchanges = this.#exchanges.splice(0)
    if (exchanges.length > 0)
      await keep(
        'exchange',
        'http',
        exchanges.map((one) => printedExchange(one, this.#redactor)).join('\n\n'),
      )
    if (seen.dialog)
      await keep('dialog', 'json', this.#redactor.text(JSON.stringify(seen.dialog, null, 2)))
    if (seen.screenshot) await keep('screenshot', 'png', seen.screenshot)
    if (seen.log) await keep('log', 'txt', this.#redactor.log(seen.log))
    return evidence
  }
}

/** An exchange in the notation of an HTTP message, masked and shortened. */
export const printedExchange = (
  { request, response, failure }: Exchange,
  redactor: Redactor,
): string => {
  const lines = [
    `${request.method} ${redactor.text(request.url)}`,
    ...printedHeaders(request.headers, redactor),
  ]
  if (request.body) lines.push('', printedBody(request.body, redactor))
  if (response) {
    lines.push('', `HTTP ${response.status}`, ...printedHeaders(response.headers, redactor))
    if (response.body) lines.push('', printedBody(response.body, redactor))
  }
  if (failure)
    lines.push('', `${response ? 'no whole answer' : 'no answer'}: ${redactor.text(failure)}`)
  return lines.join('\n')
}

const printedHeaders = (headers: Parameters<Redactor['headers']>[0], redactor: Redactor) =>
  Object.entries(redactor.headers(headers)).map(([name, value]) =>
    value
      .split('\n')
      .map((one) => `${name}: ${one}`)
      .join('\n'),
  )

/** Masked first and shortened then; of a huge body only the beginning is masked, since the rest is not kept. */
const printedBody = (body: string, redactor: Redactor): string => {
  const masked = redactor.text(body.slice(0, maskedLimit))
  const rest = Math.max(0, masked.length - bodyLimit) + Math.max(0, body.length - maskedLimit)
  return rest === 0 ? masked : `${masked.slice(0, bodyLimit)}\n… ${rest} more characters`
}
