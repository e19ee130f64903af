import { randomBytes } from 'node:crypto'

/** What a consent is about: this user, this application, this API. */
export interface GrantKey {
  readonly userId: string
  readonly clientId: string
  readonly apiId: string
}

/** One remembered answer to one scope. */
export interface ScopeAnswer {
  /** 24 hexadecimal digits, unique in the store. */
  readonly id: string
  readonly scope: string
  readonly answer: 'granted' | 'declined'
  /** ISO 8601. */
  readonly createdAt: string
  readonly updatedAt: string
}

/** Every answer a user has given one application about one API. */
export interface Grant extends GrantKey {
  /** 24 hexadecimal digits; stays the same while the grant is widened. */
  readonly id: string
  readonly answers: readonly ScopeAnswer[]
}

const parts = ['userId', 'clientId', 'apiId'] as const

const newId = () => randomBytes(12).toString('hex')
const keyOf = ({ userId, clientId, apiId }: GrantKey) => JSON.stringify([userId, clientId, apiId])

/**
 * What the users of one tenant have consented to, by user, application, API and scope. `revoked`
 * is called for every grant that is taken back, whole or in part, so that tokens can follow.
 */
export class GrantStore {
  readonly #grants = new Map<string, Grant>()
  #onRevoked: (grant: Grant) => void = () => {}
  /** How often the bearer of each id was removed. */
  readonly #removals = new Map<string, number>()

  /** Sets what happens to a grant that is taken back. */
  whenRevoked(listener: (grant: Grant) => void): void {
    this.#onRevoked = listener
  }

  /** The grant for exactly this combination. */
  find(key: GrantKey): Grant | undefined {
    return this.#grants.get(keyOf(key))
  }

  /** The grants that match every given part, oldest first. */
  list(selection: Partial<GrantKey> & { readonly id?: string } = {}): Grant[] {
    const wanted = Object.entries(selection).filter(([, value]) => value !== undefined)
    return [...this.#grants.values()].filter((grant) =>
      wanted.every(([part, value]) => grant[part as keyof GrantKey | 'id'] === value),
    )
  }

  /** Remembers the user's answers; scopes not mentioned keep the answer they had. */
  remember(
    key: GrantKey,
    answers: { readonly granted: readonly string[]; readonly declined?: readonly string[] },
  ): Grant {
    const before = this.find(key)
    const now = new Date().toISOString()
    const merged = new Map(before?.answers.map((answer) => [answer.scope, answer]))
    const note = (answer: ScopeAnswer['answer']) => (scope: string) => {
      const known = merged.get(scope)
      merged.set(scope, {
        id: known?.id ?? newId(),
        scope,
        answer,
        createdAt: known?.createdAt ?? now,
        updatedAt: now,
      })
    }
    answers.granted.forEach(note('granted'))
    answers.declined?.forEach(note('declined'))
    const grant: Grant = {
      userId: key.userId,
      clientId: key.clientId,
      apiId: key.apiId,
      id: before?.id ?? newId(),
      answers: [...merged.values()],
    }
    this.#grants.set(keyOf(key), grant)
    return grant
  }

  /** Takes back everything about a user, an application or an API that is removed for good. */
  removeAbout(removed: Partial<GrantKey>): void {
    for (const part of Object.entries(removed)) {
      const id = part.join(' ')
      this.#removals.set(id, (this.#removals.get(id) ?? 0) + 1)
    }
    this.revoke(removed)
  }

  /** Tells those who bear these ids now from those who bore them before and were removed. */
  generation(key: GrantKey): string {
    return parts.map((part) => this.#removals.get(`${part} ${key[part]}`) ?? 0).join('.')
  }

  /** Takes back every matching grant and returns them. */
  revoke(selection: Partial<GrantKey> & { readonly id?: string }): Grant[] {
    const revoked = this.list(selection)
    for (const grant of revoked) {
      this.#grants.delete(keyOf(grant))
      this.#onRevoked(grant)
    }
    return revoked
  }

  /** Takes back the answers that match, leaving the rest of each grant in place. */
  revokeAnswers(selection: Partial<GrantKey>, matches: (answer: ScopeAnswer) => boolean): Grant[] {
    const touched = this.list(selection).filter((grant) => grant.answers.some(matches))
    for (const grant of touched) {
      const answers = grant.answers.filter((answer) => !matches(answer))
      if (answers.length === 0) this.#grants.delete(keyOf(grant))
      else this.#grants.set(keyOf(grant), { ...grant, answers })
      this.#onRevoked(grant)
    }
    return touched
  }
}
