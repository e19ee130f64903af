import type { Api, Scope } from '../tenant/api.ts'
import type { Client } from '../tenant/client.ts'
import { describeDecision } from '../tenant/decisions.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { decide } from './decision.ts'
import type { ConsentQuestion, Decision, RequestedScope, Rule } from './decision.ts'
import type { GrantKey } from './grants.ts'
import type { TrustPolicy } from './trust.ts'

/** Who asks for what, as read from a request. */
export interface ConsentRequest {
  readonly actor: ConsentQuestion['actor']
  readonly client: Client
  /** Absent when a client acts for itself. */
  readonly userId?: string
  readonly api: Api
  readonly scopes: readonly Scope[]
  readonly prompt: ReadonlySet<string>
  readonly redirectUri?: string
  /** What the user has just answered to the dialog of this very request. */
  readonly answer?: Answer
}

/** What a user ticked and left out. */
export interface Answer {
  readonly granted: readonly string[]
  readonly declined: readonly string[]
}

/** Makes every consent decision of one tenant and keeps what it was about. */
export class ConsentAuthority {
  readonly #tenant: Tenant
  readonly #rules: readonly Rule[]
  readonly #trust: TrustPolicy
  readonly #log: (line: string) => void

  constructor(
    tenant: Tenant,
    parts: {
      readonly rules: readonly Rule[]
      readonly trust: TrustPolicy
      readonly log: (line: string) => void
    },
  ) {
    this.#tenant = tenant
    this.#rules = parts.rules
    this.#trust = parts.trust
    this.#log = parts.log
  }

  /** Decides, notes the decision in the tenant's trace and logs it. */
  decide(request: ConsentRequest): Decision {
    const decision = decide(this.question(request), this.#rules)
    const record = {
      ...decision,
      at: new Date().toISOString(),
      actor: request.actor,
      clientId: request.client.id,
      clientName: request.client.name,
      ...(request.userId === undefined ? {} : { userId: request.userId }),
      apiId: request.api.id,
      apiName: request.api.name,
      requested: request.scopes.map(({ name }) => name),
      prompt: [...request.prompt],
    }
    this.#tenant.decisions.add(record)
    this.#log(describeDecision(record))
    return decision
  }

  /** The question a request puts: its scopes with what is remembered of them, and how far the application is trusted. */
  question(request: ConsentRequest): ConsentQuestion {
    const remembered = this.#remembered(request)
    return {
      actor: request.actor,
      prompt: request.prompt,
      trust: this.#trust({
        actor: request.actor,
        party: request.client.party,
        consentMethod: request.client.consentMethod,
        apiAllowsSkipping: request.api.allowsSkipping,
        callbacks: request.client.redirectUris,
        ...(request.redirectUri === undefined ? {} : { redirectUri: request.redirectUri }),
      }),
      scopes: request.scopes.map(({ name, consent, optional }) => ({
        name,
        consent,
        optional,
        remembered: remembered.get(name) ?? 'nothing',
      })),
      access: this.#tenant.mayUse(request.client, request.userId) ? 'assigned' : 'not-assigned',
      answer: request.answer === undefined ? 'not-given' : 'given',
    }
  }

  /** What the user answered before; an answer just given has the last word. */
  #remembered(request: ConsentRequest): Map<string, RequestedScope['remembered']> {
    const { userId } = request
    const stored =
      userId === undefined
        ? undefined
        : this.#tenant.grants.find(grantKeyOf({ ...request, userId }))
    return new Map<string, RequestedScope['remembered']>([
      ...(stored?.answers.map(({ scope, answer }) => [scope, answer] as const) ?? []),
      ...(request.answer?.granted.map((scope) => [scope, 'granted'] as const) ?? []),
      ...(request.answer?.declined.map((scope) => [scope, 'declined'] as const) ?? []),
    ])
  }
}

/** What a consent to this request is filed under. */
export const grantKeyOf = ({
  userId,
  client,
  api,
}: Pick<ConsentRequest, 'client' | 'api'> & { readonly userId: string }): GrantKey => ({
  userId,
  clientId: client.id,
  apiId: api.id,
})
