import type { Api } from '../tenant/api.ts'
import { systemScopes } from './system-scopes.ts'

/** The id of the org authorization server, which no administrator sees. */
export const orgApiId = 'org'

/**
 * The org authorization server: for Okta's own APIs and for signing in. Consent does not work here
 * ("Enable consent for scopes", note), so none of its scopes asks for any; nobody can change them.
 */
export const orgApi = (origin: string): Api => ({
  id: orgApiId,
  name: 'the org itself',
  audience: origin,
  scopes: systemScopes(origin, orgApiId),
  allowsSkipping: false,
  allowsOffline: true,
  tokenLifetime: 3_600,
  active: true,
  document: { id: orgApiId, issuer: origin },
})
