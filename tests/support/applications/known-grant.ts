import type { Configuration } from 'oidc-provider'

type LoadGrant = NonNullable<Configuration['loadExistingGrant']>

/** What the library does by default: the grant of this interaction, else the one its user's session knows. */
export const knownGrant = async ({ oidc }: Parameters<LoadGrant>[0]) => {
  const { client, session, result, provider } = oidc
  const id = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId))
  return id === undefined ? undefined : provider.Grant.find(id)
}
