/** Which users, or groups with everybody in them, are assigned to which applications. */
export class Assignments {
  /** By client: the ids of users and groups, each with what the management API was told of it. */
  readonly #byClient = new Map<string, Map<string, Assignee>>()

  /** Assigns a user or group; a second time replaces what is known of it. */
  assign(clientId: string, assignee: Assignee): void {
    const assigned = this.#byClient.get(clientId) ?? new Map<string, Assignee>()
    assigned.set(assignee.id, assignee)
    this.#byClient.set(clientId, assigned)
  }

  /** Takes an assignment back; false when there was none. */
  withdraw(clientId: string, id: string): boolean {
    return this.#byClient.get(clientId)?.delete(id) ?? false
  }

  /** The assigned users or groups of an application, oldest first. */
  list(clientId: string, kind: Assignee['kind']): Assignee[] {
    const assigned = this.#byClient.get(clientId)?.values() ?? []
    return [...assigned].filter((one) => one.kind === kind)
  }

  /** Whether a user is assigned, by name or as one of everybody. */
  covers(clientId: string, userId: string): boolean {
    const assigned = this.#byClient.get(clientId)
    return (
      assigned !== undefined &&
      (assigned.has(userId) || [...assigned.values()].some(({ kind }) => kind === 'group'))
    )
  }

  /** Forgets an application that is gone. */
  forgetClient(clientId: string): void {
    this.#byClient.delete(clientId)
  }

  /** Forgets a user who is gone. */
  forgetUser(userId: string): void {
    for (const assigned of this.#byClient.values()) assigned.delete(userId)
  }
}

/** A user, or a group; the only group there is has everybody in it. */
export interface Assignee {
  readonly id: string
  readonly kind: 'user' | 'group'
  /** ISO 8601. */
  readonly createdAt: string
}
