import type { Configuration } from 'oidc-provider'
import { oidcProviderWith } from '../../../fixtures/servers/oidc-provider.ts'
import { knownGrant } from './known-grant.ts'

/** The grants of which a code was redeemed. */
const redeemed = new Set<string>()

/** Counts a consent only once its code was redeemed, as a server does whose consents live in its tokens. */
const loadExistingGrant: Configuration['loadExistingGrant'] = async (ctx) => {
  const { provider, result } = ctx.oidc
  const event = 'authorization_code.consumed'
  if (provider.listenerCount(event) === 0)
    provider.on(event, ({ grantId }) => {
      if (grantId !== undefined) redeemed.add(grantId)
    })
  const grant = await knownGrant(ctx)
  const isOfThisRequest = result?.consent?.grantId !== undefined
  return grant && (isOfThisRequest || redeemed.has(grant.jti)) ? grant : undefined
}

export default { ...oidcProviderWith({ loadExistingGrant }), name: 'remembers-what-was-redeemed' }
