import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { ManagementClient } from 'auth0'
import { AuthenticationClient } from 'auth0/legacy'
import { Agent } from '../../harness/reference-server/testing/agent.ts'
import { startHttpsTenant, type HttpsTenant } from './https-tenant.ts'

/*
 * The vendor's own Node SDK, as published: ManagementClient from its current entry, and from its
 * `legacy` entry AuthenticationClient, which the current one no longer ships. Both insist on an https
 * domain; their own options for `fetch` and `agent` take them to the loopback port.
 */

/** The database connection users are made in. */
export const connection = 'Username-Password-Authentication'
/** The scopes of an API that is played with. */
export const scopes = [
  { value: 'read:posts', description: 'Read what you wrote' },
  { value: 'write:posts', description: 'Publish in your name' },
]

/** Administrates with the token that may do everything. */
export const administrator = ({ domain, server, fetch }: HttpsTenant) =>
  new ManagementClient({ domain, token: server.token, fetch })

/** The value, which has to be there. */
export const required = <T>(value: T | undefined): T => {
  assert.notEqual(value, undefined)
  return value as T
}

/** A tenant with an API, a third-party application and a user. */
export interface Staged extends HttpsTenant {
  readonly management: ManagementClient
  readonly authentication: AuthenticationClient
  readonly clientId: string
  readonly redirectUri: string
  /** The API's identifier. */
  readonly identifier: string
  readonly user: {
    readonly id: string
    readonly username: string
    readonly password: string
    readonly agent: Agent
  }
}

/** Makes one of each, through the SDK. */
export const staged = async (t: TestContext): Promise<Staged> => {
  const tenant = await startHttpsTenant(t)
  const management = administrator(tenant)
  const identifier = 'https://social.contoso.example'
  await management.resourceServers.create({
    name: 'Contoso Social',
    identifier,
    scopes,
    allow_offline_access: true,
  })
  const client = await management.clients.create({
    name: 'Fabrikam Application',
    app_type: 'regular_web',
    is_first_party: false,
    callbacks: ['https://fabrikam.example/contoso_social'],
    grant_types: [
      'authorization_code',
      'implicit',
      'refresh_token',
      'password',
      'client_credentials',
    ],
  })
  const clientId = required(client.client_id)
  const account = { username: 'ada@example.com', password: 'correct horse 1!' }
  const { user_id: userId } = await management.users.create({
    connection,
    email: account.username,
    password: account.password,
  })
  const authentication = new AuthenticationClient({
    domain: tenant.domain,
    clientId,
    clientSecret: required(client.client_secret),
    fetch: tenant.fetch,
    // Typed for the SDK's fetch; what it is used for beside a custom one is `https` for the keys.
    agent: tenant.agent as never,
  })
  const redirectUri = 'https://fabrikam.example/contoso_social'
  const user = {
    id: required(userId),
    ...account,
    agent: new Agent(tenant.server.url, tenant.fetch),
  }
  return { ...tenant, management, authentication, clientId, user, identifier, redirectUri }
}

/** Walks the user through a request of the application; they allow what the dialog asks. */
export const authorize = async (
  { server, clientId, user, identifier, redirectUri }: Staged,
  parameters: Record<string, string>,
) => {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    audience: identifier,
    state: 'st',
    ...parameters,
  })
  const first = await user.agent.open(`${server.url}/authorize?${query.toString()}`)
  const next = first.page === 'login' ? await user.agent.signIn(first, user) : first
  return next.page === 'consent' ? user.agent.submit(next, { action: 'accept' }) : next
}
