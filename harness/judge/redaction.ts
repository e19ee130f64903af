/** What stands where a secret stood. */
export const mask = '«masked»'

/** Parameters and JSON members whose value is a secret or stands for one. */
const secretNames = [
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'token',
  'code',
  'device_code',
  'user_code',
  'code_verifier',
  'client_secret',
  'client_assertion',
  'assertion',
  'password',
  'passwd',
  'secret',
  'SAMLResponse',
  'registration_access_token',
  'sessionToken',
  'stateToken',
  'request_uri',
  '_csrf',
  'csrf',
  'xsrf',
]

const names = secretNames.join('|')
/** In JSON a `code` is an error's name; authorization codes travel in forms and queries. */
const memberNames = secretNames.filter((name) => name !== 'code').join('|')
const patterns: readonly [RegExp, string][] = [
  // form bodies, queries and fragments
  [new RegExp(String.raw`(^|[?&#;\s"'(])(${names})=([^&#\s"'<>]+)`, 'gi'), `$1$2=${mask}`],
  // JSON members, and those of JSON inside a JSON string
  [new RegExp(String.raw`("(?:${memberNames})"\s*:\s*")(?:[^"\\]|\\.)*(")`, 'gi'), `$1${mask}$2`],
  [new RegExp(String.raw`(\\"(?:${memberNames})\\"\s*:\s*\\").*?(\\")`, 'gi'), `$1${mask}$2`],
  [/("password"\s*:\s*\{\s*"value"\s*:\s*")[^"]*(")/gi, `$1${mask}$2`],
  // fields of an HTML form
  [
    new RegExp(String.raw`(<input[^>]*\bname="(?:${names})"[^>]*\bvalue=")[^"]*(")`, 'gi'),
    `$1${mask}$2`,
  ],
  [
    new RegExp(String.raw`(<input[^>]*\bvalue=")[^"]*("[^>]*\bname="(?:${names})")`, 'gi'),
    `$1${mask}$2`,
  ],
  // JSON Web Tokens wherever they are
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, mask],
  // credentials in headers or text
  [/\b(Bearer|Basic|SSWS|DPoP)\s+(?!«)[\w.~+/=:-]{4,}/g, `$1 ${mask}`],
]

const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
])

/** The value of a header as it may be written down: a cookie keeps its name and attributes. */
const maskedHeader = (name: string, value: string): string => {
  if (name.toLowerCase() === 'cookie') return value.replaceAll(/=[^;]*/g, `=${mask}`)
  if (name.toLowerCase() === 'set-cookie') return value.replace(/=[^;]*/, `=${mask}`)
  return value.replace(/^(\S+\s)?.*$/s, `$1${mask}`)
}

/** Tells a session's cookie from a setting such as `lang=english`, which must not mask words. */
const isUnguessable = (value: string): boolean =>
  value.length >= 16 && /[a-z]/i.test(value) && /[A-Z\d]/.test(value)

/** Very short values are left alone: they would mask words. */
const shortestSecret = 6

/**
 * Masks tokens, codes, cookies and passwords. Everything the suite writes passes through one of
 * these. `lasting` are secrets that no pattern would find, such as a management token; what it
 * learns beside them belongs to the scenario that is played, until `forget`.
 */
export class Redactor {
  readonly #lasting: ReadonlySet<string>
  readonly #learned = new Set<string>()
  readonly #forgotten = new Set<string>()
  readonly #aliases = new Map<string, string>()

  constructor(lasting: Iterable<string> = []) {
    this.#lasting = new Set([...lasting].filter(({ length }) => length >= shortestSecret))
  }

  /** Masks this value from now on, wherever it stands. */
  learn(secret: string | undefined): void {
    if (secret !== undefined && secret.length >= shortestSecret) this.#learned.add(secret)
  }

  /** Masks the cookies a server sets, wherever else it writes them: some stand in addresses and logs too. */
  learnCookies(setCookie: string | readonly string[] | undefined): void {
    for (const line of [setCookie ?? []].flat()) {
      const value = /^[^=;]*=([^;]*)/.exec(line)?.[1] ?? ''
      if (isUnguessable(value)) this.learn(value)
    }
  }

  /**
   * Keeps what it has learned for logs alone, once the scenario it belongs to is over: to look for
   * every cookie of a whole run in every text would take longer than the scenarios do.
   */
  forget(): void {
    for (const secret of this.#learned) this.#forgotten.add(secret)
    this.#learned.clear()
  }

  /** Everything it has come to know so far. */
  get known(): readonly string[] {
    return [...this.#lasting, ...this.#learned, ...this.#forgotten]
  }

  /** Calls a value that differs from run to run, such as a port, by a name that does not. */
  alias(value: string, name: string): void {
    this.#aliases.set(value, name)
  }

  /** A text for the results: masked, and the same from run to run. */
  stable(text: string): string {
    let told = this.text(text)
    for (const [value, name] of this.#aliases) told = told.replaceAll(value, name)
    return told
  }

  /** A text as it may be written down: masked. */
  text(text: string): string {
    return this.#masked(text, [...this.#lasting, ...this.#learned])
  }

  /** A log, which tells of earlier scenarios too, as it may be written down: masked. */
  log(text: string): string {
    return this.#masked(text, this.known)
  }

  #masked(text: string, known: readonly string[]): string {
    let masked = text
    for (const secret of known)
      masked = masked.replaceAll(secret, mask).replaceAll(encodeURIComponent(secret), mask)
    for (const [pattern, replacement] of patterns) masked = masked.replaceAll(pattern, replacement)
    return masked
  }

  /** Headers as they may be written down: masked. */
  headers(
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => {
        if (value === undefined) return []
        const values = [value].flat()
        const masked = values.map((one) =>
          this.text(secretHeaders.has(name.toLowerCase()) ? maskedHeader(name, one) : one),
        )
        return [[name, masked.join('\n')]]
      }),
    )
  }
}
