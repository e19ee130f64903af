import type { Context } from 'koa'
import { isSameToken } from '../../management/api.ts'
import { ManagementFailure } from '../../management/failure.ts'
import { verifiedClaims } from '../../protocol/access-tokens.ts'
import type { SigningKey } from '../../signing-key.ts'
import { textOf } from '../../tenant/json.ts'

/** Who may call the Management API, and what for. */
export interface Guard {
  /** The token that may do everything. */
  readonly token: string
  readonly key: SigningKey
  /** The `iss` of the tokens this server issues. */
  readonly issuer: string
}

/** What a caller may do: everything, or what its scopes say. */
type Permission = 'everything' | ReadonlySet<string>

/** The audience of the tokens that are meant for the Management API. */
export const managementAudience = (issuer: string): string => `${issuer}api/v2/`

const resources: readonly (readonly [path: string, resource: string])[] = [
  ['clients', 'clients'],
  ['client-grants', 'client_grants'],
  ['resource-servers', 'resource_servers'],
  ['users', 'users'],
  ['users-by-email', 'users'],
  ['grants', 'grants'],
  ['tenants/settings', 'tenant_settings'],
]
const actions: Readonly<Record<string, string>> = {
  GET: 'read',
  HEAD: 'read',
  POST: 'create',
  PATCH: 'update',
  DELETE: 'delete',
}

/** The scope a call takes; none where there is nothing to call. */
const scopeFor = ({ method, path }: Context): string | undefined => {
  const within = path.replace(/^\/api\/v2\//, '')
  const found = resources.find(([at]) => within === at || within.startsWith(`${at}/`))
  const action = actions[method]
  return found && action && `${action}:${found[1]}`
}

/**
 * Lets in whoever has the token that may do everything, or an access token for this API that a
 * client got for itself and whose scopes suffice. Throws a failure for everybody else. A user's own
 * token carries none of these scopes for the vendor either, however it was consented to.
 */
export const admit = async (ctx: Context, guard: Guard): Promise<void> => {
  const given = /^Bearer +(\S+)$/i.exec(ctx.get('authorization'))?.[1]
  if (given === undefined) throw new ManagementFailure('unauthenticated', 'Missing authentication')
  const permission: Permission = isSameToken(given, guard.token)
    ? 'everything'
    : await scopesOf(given, guard)
  ctx.state.permission = permission
  const needed = scopeFor(ctx)
  if (needed !== undefined && !may(ctx, needed))
    throw new ManagementFailure('forbidden', `Insufficient scope, expected any of: ${needed}`)
}

const scopesOf = async (token: string, { key, issuer }: Guard): Promise<ReadonlySet<string>> => {
  const claims = await verifiedClaims(key, { url: issuer }, token)
  const audiences = [claims?.aud ?? []].flat()
  if (!claims || !audiences.includes(managementAudience(issuer)))
    throw new ManagementFailure('unauthenticated', 'Invalid token')
  const isClients = claims.gty === 'client-credentials'
  return new Set(isClients ? (textOf(claims.scope) ?? '').split(' ') : [])
}

/** Whether the caller, once let in, has this scope. */
export const may = (ctx: Context, scope: string): boolean => {
  const permission = ctx.state.permission as Permission | undefined
  return permission === 'everything' || (permission?.has(scope) ?? false)
}
