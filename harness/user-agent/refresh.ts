import type { CheerioAPI } from 'cheerio'
import type { Snapshot } from './user-agent.ts'

/** A page that goes on later than this, in seconds, is there to be read. */
export const longestRefreshSeconds = 5

/**
 * Where a page goes by itself soon after it is loaded, by its `Refresh` header or a `<meta
 * http-equiv="refresh">` (HTML, "shared declarative refresh steps"); `undefined` where it stays, or
 * only loads itself again.
 */
export const refreshTarget = ($: CheerioAPI, { url, headers }: Snapshot): string | undefined => {
  const metas = $('meta[http-equiv=refresh i]')
    .toArray()
    .map((meta) => $(meta).attr('content') ?? '')
  return [...[headers['refresh'] ?? []].flat(), ...metas]
    .map((instruction) => targetOf(instruction, url))
    .find((target) => target !== undefined && withoutHash(target) !== withoutHash(url))
}

const targetOf = (instruction: string, base: string): string | undefined => {
  const parts = /^\s*(\d+)(?:\.\d*)?\s*(?:[;,\s]\s*(?:url\s*=\s*)?(["']?)(.*))?$/is.exec(
    instruction,
  )
  const [, seconds, quote = '', rest = ''] = parts ?? []
  if (seconds === undefined || Number(seconds) > longestRefreshSeconds) return undefined
  const target = (quote === '' ? rest : (rest.split(quote)[0] ?? '')).trim()
  return target !== '' && URL.canParse(target, base) ? new URL(target, base).href : undefined
}

const withoutHash = (url: string) => url.split('#')[0]
