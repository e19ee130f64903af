import type { Grant } from 'oidc-provider'
import type Provider from 'oidc-provider'
import { grantKeyOf } from '../consent/authority.ts'
import type { ConsentRequest } from '../consent/authority.ts'
import { oidcScopes } from '../tenant/api.ts'
import { resourceOf } from './issuer.ts'
import type { Issuer } from './issuer.ts'

/**
 * Makes a grant of the protocol for one authorization, holding exactly the decided scopes, and
 * remembers on the strength of which consent it was made, so that it can end with it.
 */
export const makeGrant = async (
  issuer: Issuer,
  provider: Provider,
  request: ConsentRequest & { readonly userId: string },
  scopes: readonly string[],
): Promise<Grant> => {
  const { userId: accountId, client, api } = request
  const grant = new provider.Grant({ accountId, clientId: client.id })
  const resource = resourceOf(api)
  const oidc = scopes.filter((scope) => (oidcScopes as readonly string[]).includes(scope))
  if (oidc.length > 0) grant.addOIDCScope(oidc.join(' '))
  if (resource !== undefined) grant.addResourceScope(resource, scopes.join(' '))
  const grantId = await grant.save()

  const consent = issuer.tenant.grants.find(grantKeyOf(request))
  if (consent) issuer.tenant.issued.note(consent.id, { issuer: issuer.url, grantId })
  return grant
}
