import type { ResponseHeaders } from './user-agent.ts'

/**
 * Whether a page with these headers may be shown in a frame of a page of another origin (CSP Level 3,
 * `frame-ancestors`, which counts before HTML's `X-Frame-Options`).
 */
export const framingOf = (
  headers: ResponseHeaders,
  pageUrl: string,
  ancestor: string,
): 'allowed' | 'refused' => {
  const [own, other] = [new URL(pageUrl), new URL(ancestor)]
  const lists = valuesOf(headers, 'content-security-policy').flatMap(ancestorsIn)
  if (lists.length > 0)
    return lists.every((sources) => sources.some((source) => matches(source, other, own)))
      ? 'allowed'
      : 'refused'
  const options = new Set(valuesOf(headers, 'x-frame-options').map((value) => value.toUpperCase()))
  const known = [...options].filter((value) => ['DENY', 'SAMEORIGIN', 'ALLOWALL'].includes(value))
  if (options.size > 1) return known.length > 0 ? 'refused' : 'allowed'
  const refuses = options.has('DENY') || (options.has('SAMEORIGIN') && own.origin !== other.origin)
  return refuses ? 'refused' : 'allowed'
}

/** Every value of a header, those that were joined by commas included. */
const valuesOf = (headers: ResponseHeaders, name: string): string[] =>
  [headers[name] ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .map((value) => value.trim())

/** The sources of a policy's `frame-ancestors`, at most one list; a policy without one says nothing. */
const ancestorsIn = (policy: string): string[][] => {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/))
  return directives
    .filter(([name]) => name?.toLowerCase() === 'frame-ancestors')
    .slice(0, 1)
    .map(([, ...sources]) => sources.map((source) => source.toLowerCase()))
}

const matches = (source: string, other: URL, own: URL): boolean => {
  if (source === "'self'") return own.origin === other.origin
  if (source === '*') return /^https?:$/.test(other.protocol) || other.protocol === own.protocol
  if (/^[a-z][a-z\d+.-]*:$/.test(source)) return schemeMatches(source, other)
  const parts = /^(?:([a-z][a-z\d+.-]*:)\/\/)?(\*\.)?([^/:]+)(?::(\d+|\*))?(?:\/.*)?$/.exec(source)
  const [, scheme = own.protocol, wildcard, host = '', port] = parts ?? []
  const isHost =
    wildcard === undefined ? other.hostname === host : other.hostname.endsWith(`.${host}`)
  return isHost && schemeMatches(scheme, other) && (port === '*' || (port ?? '') === other.port)
}

/** A page may always be reached more safely than the policy says. */
const schemeMatches = (scheme: string, { protocol }: URL): boolean =>
  scheme === protocol || (scheme === 'http:' && protocol === 'https:')
