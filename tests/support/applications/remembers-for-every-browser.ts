import type { Configuration } from 'oidc-provider'
import { knownGrant } from './known-grant.ts'

/**
 * Lets the library know a user's consent in every browser, and not in the one alone that it was given
 * in, as long as the application runs.
 */
export const remembersForEveryBrowser = (): Configuration => {
  const grants = new Map<string, string>()
  return {
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc
      const key = JSON.stringify([session?.accountId, client?.clientId])
      const known = await knownGrant(ctx)
      if (known) grants.set(key, known.jti)
      const id = grants.get(key)
      return known ?? (id === undefined ? undefined : provider.Grant.find(id))
    },
  }
}
