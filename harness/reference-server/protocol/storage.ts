import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  readonly payload: AdapterPayload
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** How many entries may come in between two sweeps for expired ones. */
const sweepEvery = 1_000

/** What the protocol remembers for one tenant: sessions, codes, tokens, interactions. In memory, each until it expires. */
export class Storage {
  readonly #entries = new Map<string, Entry>()
  #writes = 0

  /** What is kept under a key and has not expired. */
  get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (entry.expiresAt > Date.now()) return entry.payload
    this.#entries.delete(key)
    return undefined
  }

  /** Keeps a payload for so many seconds; for good without a number. */
  set(key: string, payload: AdapterPayload, seconds: number | undefined): void {
    const expiresAt = seconds === undefined ? Infinity : Date.now() + seconds * 1000
    this.#entries.set(key, { payload, expiresAt })
    if (++this.#writes % sweepEvery === 0) this.#sweep()
  }

  /** Forgets a key. */
  delete(key: string): void {
    this.#entries.delete(key)
  }

  /** The first payload under a prefix that matches. */
  find(prefix: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload }] of this.#entries)
      if (key.startsWith(prefix) && matches(payload)) return this.get(key)
    return undefined
  }

  /** Every payload under a prefix that matches and has not expired. */
  list(prefix: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload[] {
    return [...this.#entries.keys()].flatMap((key) => {
      const payload = key.startsWith(prefix) ? this.get(key) : undefined
      return payload && matches(payload) ? [payload] : []
    })
  }

  /** Forgets everything under a prefix that matches. */
  deleteAll(prefix: string, matches: (payload: AdapterPayload) => boolean): void {
    for (const [key, { payload }] of this.#entries)
      if (key.startsWith(prefix) && matches(payload)) this.#entries.delete(key)
  }

  #sweep(): void {
    const now = Date.now()
    for (const [key, { expiresAt }] of this.#entries)
      if (expiresAt <= now) this.#entries.delete(key)
  }
}

/**
 * The adapter of one model of one issuer. Only sessions are shared among the issuers of a tenant:
 * a code or token of one must not pass at another.
 */
export const storageAdapter = (storage: Storage, issuer: string, model: string): Adapter => {
  const namespace = model === 'Session' ? 'tenant' : issuer
  const keyOf = (id: string) => `${namespace}|${model}|${id}`
  const within = keyOf('')
  return {
    upsert: async (id, payload, seconds) => storage.set(keyOf(id), payload, seconds),
    find: async (id) => storage.get(keyOf(id)),
    findByUid: async (uid) => storage.find(within, (payload) => payload.uid === uid),
    findByUserCode: async (code) => storage.find(within, (payload) => payload.userCode === code),
    consume: async (id) => {
      const payload = storage.get(keyOf(id))
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id) => storage.delete(keyOf(id)),
    revokeByGrantId: async (grantId) =>
      storage.deleteAll(within, (payload) => payload.grantId === grantId),
  }
}

/** Ends everything an issuer has issued under one of its grants: codes, tokens and the grant itself. */
export const endGrant = (storage: Storage, issuer: string, grantId: string): void => {
  storage.deleteAll(`${issuer}|`, (payload) => payload.grantId === grantId)
  storage.delete(`${issuer}|Grant|${grantId}`)
}
