import { valueCheck } from '../../management/body.ts'
import { ManagementFailure, found, invalid, notFound } from '../../management/failure.ts'
import type { Api, Scope } from '../../tenant/api.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { oktaId } from '../ids.ts'
import { scopeOf } from './scope-document.ts'

const text = { type: ['string', 'null'], maxLength: 1024 }
const check = valueCheck({
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 256 },
    displayName: text,
    description: text,
    system: { type: 'boolean' },
    metadataPublish: { enum: ['ALL_CLIENTS', 'NO_CLIENTS'] },
    consent: { enum: ['IMPLICIT', 'FLEXIBLE', 'REQUIRED'] },
    optional: { type: 'boolean' },
    default: { type: 'boolean' },
  },
})

// Printable ASCII but space, double quote and backslash; Okta keeps some names for itself.
const namePattern = /^(?!okta$|okta[.:]|\*$)[\x21\x23-\x5b\x5d-\x7e]+$/

const usual = {
  displayName: null,
  description: null,
  system: false,
  metadataPublish: 'NO_CLIENTS',
  consent: 'IMPLICIT',
  optional: false,
  default: false,
}

/** The scopes of a tenant's authorization servers, as its administrators handle them. */
export class ScopeStore {
  readonly #tenant: Tenant
  readonly #origin: string

  constructor(tenant: Tenant, origin: string) {
    this.#tenant = tenant
    this.#origin = origin
  }

  /** The scope with this id; throws Okta's failure when there is none. */
  find(api: Api, id: string): Scope {
    const scope = api.scopes.find((one) => one.id === id)
    return found(scope, () => notFound(`Resource not found: ${id} (OAuth2Scope)`))
  }

  /** Adds a scope. Throws Okta's failure for one that cannot be. */
  add(api: Api, body: unknown): Json {
    return this.#keep(api, { ...usual, ...check(body), id: oktaId('scp'), system: false })
  }

  /**
   * Replaces a scope. What a replacement does not say of consent and of publishing stays as it is:
   * what the vendor's own example shows. Throws Okta's failure for one that cannot be.
   */
  replace(api: Api, id: string, value: unknown): Json {
    const { name, document } = this.find(api, id)
    const body = check(value)
    const { system, consent, metadataPublish } = document
    if (system === true && body.name !== name)
      throw new ManagementFailure(
        'forbidden',
        'Cannot modify the name attribute because it is a reserved attribute for this application.',
        'E0000081',
      )
    const kept = this.#keep(api, { ...usual, consent, metadataPublish, ...body, id, system })
    if (body.name !== name) this.#forget(api, name)
    return kept
  }

  /** Deletes a scope and what was consented to of it. */
  remove(api: Api, id: string): void {
    const { name } = this.find(api, id)
    this.#tenant.apis.set(api.id, { ...api, scopes: api.scopes.filter((one) => one.id !== id) })
    this.#forget(api, name)
  }

  #keep(api: Api, document: Json): Json {
    assertPossible(api, document)
    const scope = scopeOf(document, `${this.#origin}/api/v1/authorizationServers/${api.id}/scopes`)
    const isNew = !api.scopes.some(({ id }) => id === scope.id)
    const scopes = isNew
      ? [...api.scopes, scope]
      : api.scopes.map((one) => (one.id === scope.id ? scope : one))
    this.#tenant.apis.set(api.id, { ...api, scopes })
    return scope.document
  }

  /** A scope that is made anew under the same name is another scope: nobody has consented to it. */
  #forget(api: Api, name: string): void {
    this.#tenant.grants.revokeAnswers({ apiId: api.id }, ({ scope }) => scope === name)
  }
}

const assertPossible = (api: Api, { id, name, optional, default: isDefault }: Json): void => {
  if (!namePattern.test(String(name))) throw invalid('name: is not a valid scope name')
  if (api.scopes.some((scope) => scope.name === name && scope.id !== id))
    throw invalid('name: a scope of this name exists already')
  if (optional === true && isDefault === true)
    throw invalid('optional: an optional scope cannot be a default scope')
}
