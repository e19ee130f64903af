import type { Configuration } from 'oidc-provider'
import { oidcProviderWith } from '../../../fixtures/servers/oidc-provider.ts'
import { knownGrant } from './known-grant.ts'

/** Adds whatever is asked for to what a user has granted an application before, without a word. */
const loadExistingGrant: Configuration['loadExistingGrant'] = async (ctx) => {
  const grant = await knownGrant(ctx)
  if (!grant) return undefined
  const { resourceServers = {}, requestParamScopes, requestParamOIDCScopes } = ctx.oidc
  for (const indicator of Object.keys(resourceServers))
    grant.addResourceScope(indicator, [...requestParamScopes].join(' '))
  grant.addOIDCScope([...requestParamOIDCScopes].join(' '))
  await grant.save()
  return grant
}

export default { ...oidcProviderWith({ loadExistingGrant }), name: 'grants-what-is-asked' }
