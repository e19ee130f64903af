import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Members and parameters that hold a secret, or something that can be exchanged for one. */
const secretNames = new Set([
  ...['access_token', 'refresh_token', 'id_token', 'code', 'device_code', 'user_code'],
  ...['client_secret', 'registration_access_token', 'request_uri', 'password', 'sessionToken'],
])

/** Shorter values would be found everywhere by chance. */
const leastLength = 8

/** An answer of a server as it went out. */
export interface RawAnswer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** The values of cookies, tokens, codes, client secrets and passwords in an answer. */
export const secretsIn = ({ headers, body }: RawAnswer): string[] => {
  const cookies = [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0]?.replace(/^[^=]*=/, '') ?? '')
  const location = String(headers['location'] ?? '')
  const parameters = new URLSearchParams(location.split(/[?#]/).slice(1).join('&'))
  const inLocation = [...parameters].filter(([name]) => secretNames.has(name))
  const found = [...cookies, ...inLocation.map(([, value]) => value), ...membersIn(parsed(body))]
  return found.filter((value) => value.length >= leastLength)
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const membersIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    typeof member === 'string' && secretNames.has(name) ? [member] : membersIn(member),
  )
}

/** The ways a value may stand in a file: as it is, in an address, and in an authorization header. */
export const spellingsOf = (secret: string): string[] => [
  ...new Set([
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
  ]),
]

/** Every file below a folder as text, and in it what is packed as base64 (as the Allure report is) unpacked beside it. */
export const textsBelow = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => {
        const text = readFileSync(join(folder, path), 'utf8')
        const packed = text.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? []
        const unpacked = packed.map((one) => Buffer.from(one, 'base64').toString('utf8'))
        return [path, [text, ...unpacked].join('\n')]
      }),
  )
