import { randomBytes } from 'node:crypto'
import { GrantStore } from '../consent/grants.ts'
import type { Api } from './api.ts'
import { Assignments } from './assignments.ts'
import type { Client } from './client.ts'
import type { ClientGrant } from './client-grant.ts'
import { DecisionTrace } from './decisions.ts'
import { IssuedGrants } from './issued.ts'
import type { Json } from './json.ts'
import type { User } from './user.ts'

/** Everything one reference server knows: a vendor's tenant, in memory. */
export class Tenant {
  /** By `client_id`. */
  readonly clients = new Map<string, Client>()
  readonly apis = new Map<string, Api>()
  readonly users = new Map<string, User>()
  /** The ids of the applications that registered themselves, so that nobody vouches for their callbacks. */
  readonly registeredThemselves = new Set<string>()
  readonly clientGrants = new Map<string, ClientGrant>()
  readonly assignments = new Assignments()
  readonly decisions = new DecisionTrace()
  readonly issued = new IssuedGrants()
  readonly grants: GrantStore
  /** Signs cookies and binds forms to them. */
  readonly secret = randomBytes(32).toString('base64url')
  /** The tenant's settings as its management API returns them. */
  settings: Json = {}

  constructor(grants: GrantStore = new GrantStore()) {
    this.grants = grants
  }

  /** The user who signs in under this name. */
  userByName(username: string): User | undefined {
    const wanted = username.toLowerCase()
    return [...this.users.values()].find((user) => user.username.toLowerCase() === wanted)
  }

  /** The API whose access tokens carry this audience. */
  apiByAudience(audience: string): Api | undefined {
    return [...this.apis.values()].find((api) => api.audience === audience)
  }

  /** Whether a user may use an application at all. A client that acts for itself needs no assignment. */
  mayUse(client: Client, userId: string | undefined): boolean {
    return (
      !client.needsAssignment || userId === undefined || this.assignments.covers(client.id, userId)
    )
  }

  /** Removes an application and every consent given to it. */
  removeClient(id: string): boolean {
    this.grants.removeAbout({ clientId: id })
    for (const grant of this.clientGrants.values())
      if (grant.clientId === id) this.clientGrants.delete(grant.id)
    this.assignments.forgetClient(id)
    this.registeredThemselves.delete(id)
    return this.clients.delete(id)
  }

  /** Removes an API and every consent given about it. */
  removeApi(api: Api): boolean {
    this.grants.removeAbout({ apiId: api.id })
    for (const grant of this.clientGrants.values())
      if (grant.audience === api.audience) this.clientGrants.delete(grant.id)
    return this.apis.delete(api.id)
  }

  /** Removes a user with everything they consented to. */
  removeUser(id: string): boolean {
    this.grants.removeAbout({ userId: id })
    this.assignments.forgetUser(id)
    return this.users.delete(id)
  }
}
