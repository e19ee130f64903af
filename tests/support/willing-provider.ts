import Router from '@koa/router'
import { exportJWK, generateKeyPair } from 'jose'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ClientMetadata, Configuration } from 'oidc-provider'
import { Provider } from '../../harness/reference-server/protocol/library.ts'

/** A server that signs everybody in as Alice and grants everything, in every way the library knows. */
export interface WillingProvider {
  readonly issuer: string
  close(): Promise<void>
}

/** Starts one on loopback, with these clients. */
export const startWillingProvider = async (
  clients: readonly ClientMetadata[],
): Promise<WillingProvider> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, await configurationWith(clients))
  const router = new Router()
  router.get('/interaction/:uid', async (ctx) => {
    const result = { login: { accountId: 'alice' } }
    await provider.interactionFinished(ctx.req, ctx.res, result)
    ctx.respond = false
  })
  provider.use(router.routes())
  const handle = provider.callback()
  server.on('request', (request, response) => void handle(request, response))
  return {
    issuer,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const configurationWith = async (clients: readonly ClientMetadata[]): Promise<Configuration> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    clients: [...clients],
    cookies: { keys: ['not a secret'] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    enabledJWA: {
      idTokenSigningAlgValues: ['HS256', 'RS256'],
      requestObjectSigningAlgValues: ['HS256', 'RS256'],
    },
    claims: { openid: ['sub'], email: ['email'] },
    clientDefaults: { grant_types: ['authorization_code', 'implicit'] },
    responseTypes: [
      'code',
      'id_token',
      'id_token token',
      'code id_token',
      'code token',
      'code id_token token',
    ],
    conformIdTokenClaims: true,
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      jwtUserinfo: { enabled: true },
      requestObjects: { enabled: true },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@example.test` }),
    }),
    async loadExistingGrant({ oidc }) {
      const { client, session, provider } = oidc
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '))
      grant.addOIDCClaims(['email'])
      await grant.save()
      return grant
    },
  }
}
