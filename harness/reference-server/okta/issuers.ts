import type { Middleware } from 'koa'
import type { FrontDoorParts } from '../front-door.ts'
import { mountIssuer } from '../protocol/mount.ts'
import type { Issuer } from '../protocol/issuer.ts'
import type { Api } from '../tenant/api.ts'
import { textOf } from '../tenant/json.ts'
import { orgApi } from './org-server.ts'

/** What comes before the endpoints of the org authorization server, and of every custom one. */
const base = '/oauth2'

/** Where the metadata of the org authorization server is: at the root, since its issuer is the org. */
const orgMetadata = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']

/** An issuer for each custom authorization server, and one for the org itself, which knows no consent. */
export const oktaIssuers = (parts: FrontDoorParts): Middleware => {
  const { tenant, publicUrl } = parts
  const { origin } = publicUrl
  const discovery = () => ({ registration_endpoint: `${origin}${base}/v1/clients` })
  const mount = (issuer: Pick<Issuer, 'url' | 'mountPath'>, api: () => Api | undefined) =>
    mountIssuer(
      {
        ...parts,
        ...issuer,
        apiById: (id) => (id === api()?.id ? api() : undefined),
        findApi: (name) => (name === undefined || name === api()?.audience ? api() : undefined),
        discovery,
      },
      parts.key,
      publicUrl,
    )

  const org = orgApi(origin)
  const orgIssuer = mount({ url: origin, mountPath: base }, () => org)
  const custom = new Map<string, Middleware>()
  const customIssuer = ({ id, document }: Api): Middleware => {
    const issuer =
      custom.get(id) ??
      mount({ url: textOf(document.issuer) ?? '', mountPath: `${base}/${id}` }, () =>
        tenant.apis.get(id),
      )
    custom.set(id, issuer)
    return issuer
  }

  return async (ctx, next) => {
    if (orgMetadata.includes(ctx.path)) ctx.req.url = base + ctx.url
    const first = new RegExp(`^${base}/([^/]+)/`).exec(ctx.path)?.[1] ?? ''
    if (['v1', 'interaction', '.well-known', 'activate'].includes(first))
      return orgIssuer(ctx, next)
    const api = tenant.apis.get(first)
    if (!api) custom.delete(first)
    return api?.active ? customIssuer(api)(ctx, next) : next()
  }
}
