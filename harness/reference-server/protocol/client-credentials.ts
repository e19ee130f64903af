import type { TokenEndpointGrantContext } from 'oidc-provider'
import { defined } from '../tenant/json.ts'
import type { Issuer } from './issuer.ts'
import { decidedScopes, resourceServerOf, tokenRequestOf } from './token-requests.ts'

/** A client that acts for itself (RFC 6749 section 4.4): no user, so the decision may only skip or refuse. */
export const clientCredentialsGrant =
  (issuer: Issuer) =>
  async (ctx: TokenEndpointGrantContext): Promise<void> => {
    const request = tokenRequestOf(issuer, ctx, 'client')
    const scope = decidedScopes(issuer, request).join(' ') || undefined
    const token = new ctx.oidc.provider.ClientCredentials({
      client: ctx.oidc.client,
      scope,
      ...defined({ resourceServer: resourceServerOf(ctx, request.api) }),
    })
    ctx.oidc.entity('ClientCredentials', token)
    ctx.body = defined({
      access_token: await token.save(),
      expires_in: token.expiration,
      token_type: token.tokenType,
      scope,
    })
  }
