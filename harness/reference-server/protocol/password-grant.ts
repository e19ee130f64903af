import type { TokenEndpointGrantContext } from 'oidc-provider'
import { authenticate } from '../tenant/authenticate.ts'
import { defined, textOf } from '../tenant/json.ts'
import type { User } from '../tenant/user.ts'
import { accountOf } from './accounts.ts'
import { makeGrant } from './grants.ts'
import type { Issuer } from './issuer.ts'
import { decidedScopes, resourceServerOf, tokenRequestOf } from './token-requests.ts'

/** The user's password handed to the client (RFC 6749 section 4.3): there is no page, so the decision may only skip or refuse. */
export const passwordGrant =
  (issuer: Issuer) =>
  async (ctx: TokenEndpointGrantContext): Promise<void> => {
    const { provider, client, params } = ctx.oidc
    const username = textOf(params.username) ?? ''
    const user = authenticate(issuer.tenant, username, textOf(params.password) ?? '')
    if (!user) throw issuer.vendor.errors.wrongPassword()
    const request = tokenRequestOf(issuer, ctx, 'password', user.id)
    const scopes = decidedScopes(issuer, request)

    const account = accountOf(user)
    const grant = await makeGrant(issuer, provider, { ...request, userId: user.id }, scopes)
    ctx.oidc.entity('Account', account)
    ctx.oidc.entity('Grant', grant)

    const source = {
      accountId: user.id,
      client,
      grantId: grant.jti,
      gty: 'password',
      scope: scopes.join(' '),
    }
    const token = new provider.AccessToken({
      ...source,
      ...defined({ resourceServer: resourceServerOf(ctx, request.api) }),
    })
    ctx.oidc.entity('AccessToken', token)
    const accessToken = await token.save()
    ctx.body = defined({
      access_token: accessToken,
      expires_in: token.expiration,
      token_type: token.tokenType,
      scope: source.scope,
      id_token: scopes.includes('openid') ? await idToken(ctx, user, source.scope) : undefined,
      refresh_token: scopes.includes('offline_access')
        ? await new provider.RefreshToken({
            ...source,
            ...defined({ resource: token.resourceServer?.identifier() }),
          }).save()
        : undefined,
    })
  }

const idToken = async (ctx: TokenEndpointGrantContext, user: User, scope: string) => {
  const token = new ctx.oidc.provider.IdToken(
    { ...(await accountOf(user).claims('id_token', scope, {}, [])) },
    { ctx },
  )
  Object.assign(token, { scope })
  return token.issue({ use: 'idtoken' })
}
