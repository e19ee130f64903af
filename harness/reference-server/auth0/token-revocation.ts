import type Provider from 'oidc-provider'
import type { FrontDoorParts } from '../front-door.ts'

/** Lets a revoked refresh token take its consent with it, where the tenant has set it so. */
export const endConsentWithToken = (
  provider: Provider,
  { tenant, vendor }: Pick<FrontDoorParts, 'tenant' | 'vendor'>,
): void => {
  provider.on('refresh_token.destroyed', ({ grantId = '' }) => {
    const consentId = tenant.issued.consentOf(grantId)
    if (consentId !== undefined && vendor.endsConsentWithToken?.(tenant))
      tenant.grants.revoke({ id: consentId })
  })
}
