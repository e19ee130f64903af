import { jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { errors } from './library.ts'
import type {
  AccessToken,
  AdapterPayload,
  ClientCredentials,
  KoaContextWithOIDC,
} from 'oidc-provider'
import { defined, textOf } from '../tenant/json.ts'
import type { Json } from '../tenant/json.ts'
import type { SigningKey } from '../signing-key.ts'
import type { Issuer } from './issuer.ts'
import { clientOf } from './requests.ts'

interface Structured {
  header?: Json | undefined
  payload: Record<string, unknown>
}

/**
 * Gives a JWT access token the vendor's claims. The library keeps no record of such tokens, so one
 * is made under the token's id: introspection, revocation and userinfo go by it.
 */
export const shapeAccessToken =
  (issuer: Issuer) =>
  async (
    ctx: KoaContextWithOIDC,
    token: AccessToken | ClientCredentials,
    structured: Structured,
  ): Promise<void> => {
    const { jti, iat, exp } = structured.payload as { jti: string; iat: number; exp: number }
    const accountId = 'accountId' in token ? token.accountId : undefined
    const user = accountId === undefined ? undefined : issuer.tenant.users.get(accountId)
    const client = clientOf(issuer, ctx)
    const api = issuer.findApi(textOf(token.aud))
    if (!api) throw new errors.InvalidTarget()
    structured.payload = {
      ...issuer.vendor.accessToken({
        issuer: issuer.url,
        api,
        client,
        scopes: [...token.scopes],
        jti,
        iat,
        exp,
        ...(user === undefined ? {} : { user }),
      }),
    }
    structured.header = { typ: 'JWT' }
    await token.adapter.upsert(jti, recordOf(token, { jti, iat, exp }), exp - iat)
  }

const recordOf = (
  token: AccessToken | ClientCredentials,
  times: { jti: string; iat: number; exp: number },
): AdapterPayload => {
  const user =
    'accountId' in token
      ? { accountId: token.accountId, grantId: token.grantId, gty: token.gty, claims: token.claims }
      : {}
  return defined({
    ...times,
    ...user,
    kind: token.kind,
    clientId: token.clientId,
    scope: token.scope,
    aud: token.aud,
  })
}

/** The claims of one of our own JWTs; `undefined` for anything else. */
export const verifiedClaims = async (
  { publicKey }: SigningKey,
  issuer: Pick<Issuer, 'url'>,
  token: string,
): Promise<JWTPayload | undefined> => {
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      issuer: issuer.url,
      algorithms: ['RS256'],
    })
    return payload
  } catch {
    return undefined
  }
}
