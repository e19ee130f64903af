import type { ReferenceServer } from '../options.ts'
import { Agent } from './agent.ts'
import type { Stop } from './agent.ts'
import { make, post, query } from './management.ts'
import type { Answer } from './management.ts'

/** What a test needs to know of an application. */
export interface OktaApp {
  readonly appId: string
  readonly clientId: string
  readonly secret: string
  readonly callback: string
}

let made = 0

/** Things made through the management API, and walks of a user through the server. */
export const oktaStage = (server: ReferenceServer, as = 'default') => {
  const scopes = `/api/v1/authorizationServers/${as}/scopes`
  const issuer = `${server.url}/oauth2/${as}`
  return {
    issuer,
    scope: (name: string, consent: string, change: object = {}) =>
      make(server, 'POST', scopes, { name, consent, ...change }),
    app: async (oauthClient: object = {}): Promise<OktaApp> => {
      const callback = 'https://shop.example/cb'
      const app = await make(server, 'POST', '/api/v1/apps', {
        name: 'oidc_client',
        label: 'Shop',
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_post' } },
        settings: {
          oauthClient: {
            redirect_uris: [callback],
            response_types: ['code', 'token', 'id_token'],
            grant_types: [
              'authorization_code',
              'implicit',
              'refresh_token',
              'client_credentials',
              'password',
            ],
            application_type: 'web',
            ...oauthClient,
          },
        },
      })
      const { client_id, client_secret } = app.credentials.oauthClient
      return { appId: app.id, clientId: client_id, secret: client_secret, callback }
    },
    user: async () => {
      const username = `user${++made}@example.com`
      const password = 'correct horse'
      const { id } = await make(server, 'POST', '/api/v1/users?activate=true', {
        profile: { login: username, email: username, firstName: 'Ada', lastName: 'Example' },
        credentials: { password: { value: password } },
      })
      return { id: String(id), username, password }
    },
    agent: () => new Agent(server.url),
    authorize: (app: OktaApp, parameters: Record<string, string> = {}): string =>
      `${issuer}/v1/authorize?${query({
        client_id: app.clientId,
        redirect_uri: app.callback,
        response_type: 'code',
        scope: 'openid phone',
        state: 'st',
        ...parameters,
      })}`,
    token: (app: OktaApp, form: Record<string, string>): Promise<Answer> =>
      post(`${issuer}/v1/token`, { client_id: app.clientId, client_secret: app.secret, ...form }),
    redeem: (app: OktaApp, stop: Stop): Promise<Answer> =>
      post(`${issuer}/v1/token`, {
        grant_type: 'authorization_code',
        code: stop.answer.get('code') ?? '',
        redirect_uri: app.callback,
        client_id: app.clientId,
        client_secret: app.secret,
      }),
  }
}
