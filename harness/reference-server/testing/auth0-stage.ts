import type { ReferenceServer } from '../options.ts'
import { Agent } from './agent.ts'
import type { Stop } from './agent.ts'
import { make, post, query } from './management.ts'
import type { Answer } from './management.ts'

/** A client as Auth0's management API returns it. */
export interface Auth0Client {
  readonly client_id: string
  readonly client_secret: string
  readonly callbacks: readonly string[]
}

/** An API that is played with in tests. */
export const postsAudience = 'https://posts.example/'
/** Its scopes. */
const postsScopes = [
  { value: 'read:posts', description: 'Read what you wrote' },
  { value: 'write:posts', description: 'Publish in your name' },
]

let made = 0

/** Things made through the management API, and walks of a user through the server. */
export const auth0Stage = (server: ReferenceServer) => ({
  api: (change: object = {}) =>
    make(server, 'POST', '/api/v2/resource-servers', {
      name: 'Posts',
      identifier: postsAudience,
      scopes: postsScopes,
      ...change,
    }),
  client: (change: object = {}): Promise<Auth0Client> =>
    make(server, 'POST', '/api/v2/clients', {
      name: 'Shop',
      callbacks: ['https://shop.example/cb'],
      ...change,
    }),
  user: async () => {
    const username = `user${++made}@example.com`
    const password = 'correct horse'
    const { user_id } = await make(server, 'POST', '/api/v2/users', {
      connection: 'Username-Password-Authentication',
      email: username,
      password,
    })
    return { id: String(user_id), username, password }
  },
  agent: () => new Agent(server.url),
  authorize: (client: Auth0Client, parameters: Record<string, string> = {}): string =>
    `${server.url}/authorize?${query({
      client_id: client.client_id,
      redirect_uri: client.callbacks[0] ?? '',
      response_type: 'code',
      scope: 'openid read:posts',
      audience: postsAudience,
      state: 'st',
      ...parameters,
    })}`,
  redeem: (client: Auth0Client, stop: Stop, change: Record<string, string> = {}): Promise<Answer> =>
    post(`${server.url}/oauth/token`, {
      grant_type: 'authorization_code',
      code: stop.answer.get('code') ?? '',
      redirect_uri: client.callbacks[0] ?? '',
      client_id: client.client_id,
      client_secret: client.client_secret,
      ...change,
    }),
})
