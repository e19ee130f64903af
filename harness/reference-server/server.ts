import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import Koa from 'koa'
import type { Middleware } from 'koa'
import { readAsset, scripts, styleSheets } from './assets.ts'
import { auth0FrontDoor } from './auth0/front-door.ts'
import { auth0 } from './auth0/vendor.ts'
import { ConsentAuthority } from './consent/authority.ts'
import { consentRules } from './consent/decision.ts'
import type { FrontDoor } from './front-door.ts'
import { oktaFrontDoor } from './okta/front-door.ts'
import { okta } from './okta/vendor.ts'
import type { Dialect, ReferenceServer, ReferenceServerOptions } from './options.ts'
import { assetsPath, createRender } from './pages/page.ts'
import { createPages } from './pages/provider-pages.ts'
import { Storage, endGrant } from './protocol/storage.ts'
import { signingKey } from './signing-key.ts'
import { Tenant } from './tenant/tenant.ts'
import type { Vendor } from './vendor.ts'

const vendors: Readonly<Record<Dialect, { vendor: Vendor; frontDoor: FrontDoor }>> = {
  auth0: { vendor: auth0, frontDoor: auth0FrontDoor },
  okta: { vendor: okta, frontDoor: oktaFrontDoor },
}

/**
 * Starts a reference server that holds nothing but what the vendor's tenant always has. Rejects
 * with Node's own error when the port is taken.
 */
export const startReferenceServer = async (
  options: ReferenceServerOptions,
): Promise<ReferenceServer> => {
  const { dialect, port = 0, host = '127.0.0.1', log = () => {} } = options
  const token = options.token ?? randomBytes(24).toString('base64url')
  const server = createServer()
  await listen(server, port, host)
  const { port: taken } = server.address() as AddressInfo
  const publicUrl = new URL(options.publicUrl ?? `http://127.0.0.1:${taken}`)
  try {
    const handle = await appOf(options, { token, publicUrl, log })
    server.on('request', (request, response) => void handle(request, response))
  } catch (error) {
    await close(server)
    throw error
  }
  return { url: publicUrl.origin, token, dialect, close: () => close(server) }
}

/** What a server is started with, beside its options. */
interface Setting {
  readonly token: string
  readonly publicUrl: URL
  readonly log: (line: string) => void
}

const appOf = async (options: ReferenceServerOptions, setting: Setting) => {
  const { log } = setting
  const app = new Koa()
  app.silent = true
  app.on('error', (error: Error) => log(`error: ${error.stack}`))
  app.use(logRequests(log))
  if (options.consent?.front) app.use(options.consent.front)
  app.use(serveAssets)
  await wearDialect(app, options, setting)
  return app.callback()
}

const wearDialect = async (
  app: Koa,
  { dialect, consent = {}, consentFeature = 'on' }: ReferenceServerOptions,
  { token, publicUrl, log }: Setting,
): Promise<void> => {
  const { vendor: usual, frontDoor } = vendors[dialect]
  const vendor = consent.vendor?.(usual) ?? usual
  const tenant = new Tenant(consent.grants)
  const storage = new Storage()
  if (vendor.endsWithConsent)
    tenant.grants.whenRevoked(({ id }) => {
      for (const { issuer, grantId } of tenant.issued.take(id)) endGrant(storage, issuer, grantId)
    })
  const { rules = consentRules, trust = vendor.trust, display = vendor.display } = consent
  frontDoor(app, {
    tenant,
    storage,
    vendor,
    consentFeature,
    display,
    authority: new ConsentAuthority(tenant, { rules, trust, log }),
    pages: createPages(createRender()),
    key: await signingKey(),
    publicUrl,
    token,
    log,
  })
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

// Without the query: it may hold codes and tokens.
const logRequests =
  (log: (line: string) => void): Middleware =>
  async (ctx, next) => {
    const { method, path } = ctx
    ctx.res.on('finish', () => log(`request: ${method} ${path} ${ctx.res.statusCode}`))
    await next()
  }

const serveAssets: Middleware = (ctx, next) => {
  const name = [...styleSheets, ...scripts].find((asset) => ctx.path === `${assetsPath}/${asset}`)
  if (name === undefined) return next()
  ctx.type = extname(name)
  ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
  ctx.body = readAsset(name)
}
