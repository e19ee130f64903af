import type { ScopeConsent } from '../../consent/decision.ts'
import type { Scope } from '../../tenant/api.ts'
import { defined, textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'

const consents: Readonly<Record<string, ScopeConsent>> = {
  IMPLICIT: 'implicit',
  FLEXIBLE: 'flexible',
  REQUIRED: 'required',
}

/** The scope a document describes; `path` is where the scopes of its authorization server are found. */
export const scopeOf = (document: Json, path: string): Scope =>
  defined({
    id: String(document.id),
    name: String(document.name),
    displayName: textOf(document.displayName),
    description: textOf(document.description),
    consent: consents[String(document.consent)] ?? 'implicit',
    optional: document.optional === true,
    isDefault: document.default === true,
    isPublished: document.metadataPublish === 'ALL_CLIENTS',
    document: {
      ...document,
      _links: {
        self: {
          href: `${path}/${String(document.id)}`,
          hints: { allow: ['GET', 'PUT', 'DELETE'] },
        },
      },
    },
  })
