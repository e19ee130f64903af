import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import okta from '@okta/okta-sdk-nodejs'
import type { ReferenceServer } from '../../harness/reference-server/options.ts'
import { startReferenceServer } from '../../harness/reference-server/server.ts'
import { Agent } from '../../harness/reference-server/testing/agent.ts'
import { seedApp, seedScope } from '../../harness/reference-server/testing/okta-seed.ts'
import { oktaStage } from '../../harness/reference-server/testing/okta-stage.ts'

/** The vendor's own client, as its users have it, against the reference server in place of their org. */
let server: ReferenceServer
let client: okta.Client
before(async () => {
  server = await startReferenceServer({ dialect: 'okta' })
  client = new okta.Client({
    orgUrl: server.url,
    token: server.token,
  })
})
after(() => server.close())

const callback = 'https://shop.example/cb'

const newApp = (label: string) =>
  client.applicationApi.createApplication({
    application: {
      name: 'oidc_client',
      label,
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_post' } },
      settings: {
        oauthClient: {
          application_type: 'web',
          redirect_uris: [callback],
          response_types: ['code'],
          grant_types: ['authorization_code', 'refresh_token'],
        },
      },
    } as okta.OpenIdConnectApplication,
  }) as Promise<okta.OpenIdConnectApplication>

const newUser = (name: string) =>
  client.userApi.createUser({
    activate: true,
    body: {
      profile: {
        firstName: name,
        lastName: 'Example',
        login: `${name}@x.example`,
        email: `${name}@x.example`,
      },
      credentials: { password: { value: 'correct horse' } },
    },
  })

const scopeNamed = async (authServerId: string, name: string) => {
  const found = await client.authorizationServerApi.listOAuth2Scopes({ authServerId, q: name })
  for await (const scope of found) if (scope?.name === name) return scope
  return assert.fail(`no scope "${name}"`)
}

/** Every item of a collection, fetched page by page. */
const all = async <T>(collection: Promise<AsyncIterable<T | null>>): Promise<T[]> => {
  const items: T[] = []
  for await (const item of await collection) if (item !== null) items.push(item)
  return items
}

/** An application that requires consent, at an authorization server with two scopes, and a user who has consented to them. */
const consented = async (name: string) => {
  const { authorizationServerApi: servers, applicationApi: apps } = client
  const api = await servers.createAuthorizationServer({
    authorizationServer: { name: `${name} API`, audiences: [`api://${name}`], description: name },
  })
  const authServerId = api.id ?? ''
  for (const scope of ['notes.read', 'notes.write'])
    await servers.createOAuth2Scope({
      authServerId,
      oAuth2Scope: { name: scope, displayName: `Use ${scope}`, consent: 'REQUIRED' },
    })
  const app = await newApp(name)
  const appId = app.id ?? ''
  assert.equal(app.settings?.oauthClient?.consent_method, 'TRUSTED')
  app.settings.oauthClient.consent_method = 'REQUIRED'
  await apps.replaceApplication({ appId, application: app })
  const user = await newUser(name)
  const credentials = app.credentials?.oauthClient
  const known = {
    appId,
    clientId: credentials?.client_id ?? '',
    secret: credentials?.client_secret ?? '',
    callback,
  }
  const stage = oktaStage(server, authServerId)
  const url = stage.authorize(known, { scope: 'openid notes.read notes.write offline_access' })
  const agent = new Agent(server.url)
  const person = { username: `${name}@x.example`, password: 'correct horse' }
  const dialog = await agent.signIn(await agent.open(url), person)
  assert.equal(dialog.page, 'consent')
  await stage.redeem(known, await agent.submit(dialog, { action: 'accept' }))
  return { authServerId, appId, clientId: known.clientId, userId: user.id ?? '', agent, url }
}

describe('the official SDK', () => {
  it('makes, lists, replaces and removes applications', async () => {
    const app = await newApp('Notes')
    const appId = app.id ?? ''
    await newApp('Notes for teams')
    const listed = await all(client.applicationApi.listApplications({ q: 'Notes', limit: 1 }))
    assert.deepEqual(
      listed.map(({ label }) => label),
      ['Notes', 'Notes for teams'],
    )
    const replaced = (await client.applicationApi.replaceApplication({
      appId,
      application: seedApp as unknown as okta.OpenIdConnectApplication,
    })) as okta.OpenIdConnectApplication
    assert.equal(replaced.id, appId)
    assert.equal(replaced.label, 'ConsentWebApp')
    assert.equal(replaced.settings?.oauthClient?.consent_method, 'REQUIRED')
    await client.applicationApi.deactivateApplication({ appId })
    assert.equal((await client.applicationApi.getApplication({ appId })).status, 'INACTIVE')
    await client.applicationApi.activateApplication({ appId })
    await client.applicationApi.deleteApplication({ appId })
    await assert.rejects(client.applicationApi.getApplication({ appId }), {
      status: 404,
      errorCode: 'E0000007',
    })
  })

  it('assigns users and groups', async () => {
    const { id: appId = '' } = await newApp('Assigned')
    const { id = '' } = await newUser('member')
    const assigned = await client.applicationApi.assignUserToApplication({
      appId,
      appUser: { id, scope: 'USER' },
    })
    assert.equal(assigned.credentials?.userName, 'member@x.example')
    const [everyone] = await all(client.groupApi.listGroups({ q: 'Everyone' }))
    const groupId = everyone?.id ?? ''
    await client.applicationApi.assignGroupToApplication({ appId, groupId })
    const groups = await all(client.applicationApi.listApplicationGroupAssignments({ appId }))
    assert.deepEqual(
      groups.map((group) => group.id),
      [groupId],
    )
    await client.applicationApi.unassignUserFromApplication({ appId, userId: id })
    assert.deepEqual(await all(client.applicationApi.listApplicationUsers({ appId })), [])
  })

  it('sets the consent of scopes', async () => {
    const { authorizationServerApi: servers } = client
    const authServerId = 'default'
    const phone = await scopeNamed(authServerId, 'phone')
    assert.equal(phone.consent, 'IMPLICIT')
    const scopeId = phone.id ?? ''
    const replaced = await servers.replaceOAuth2Scope({
      authServerId,
      scopeId,
      oAuth2Scope: seedScope as okta.OAuth2Scope,
    })
    assert.equal(replaced.consent, 'REQUIRED')
    assert.equal(
      (await servers.getOAuth2Scope({ authServerId, scopeId })).description,
      seedScope.description,
    )
    const made = await servers.createOAuth2Scope({ authServerId, oAuth2Scope: { name: 'extra' } })
    assert.equal(made.consent, 'IMPLICIT')
    assert.equal(made.metadataPublish, 'NO_CLIENTS')
    const pages = await all(servers.listOAuth2Scopes({ authServerId, limit: 3 }))
    assert.equal(pages.length, 8)
    await servers.deleteOAuth2Scope({ authServerId, scopeId: made.id ?? '' })
    await assert.rejects(servers.getOAuth2Scope({ authServerId, scopeId: made.id ?? '' }), {
      status: 404,
    })
  })

  it('makes authorization servers with policies', async () => {
    const { authorizationServerApi: servers } = client
    const made = await servers.createAuthorizationServer({
      authorizationServer: { name: 'Policies', audiences: ['api://policies'] },
    })
    const authServerId = made.id ?? ''
    assert.equal(made.issuer, `${server.url}/oauth2/${authServerId}`)
    const policy = await servers.createAuthorizationServerPolicy({
      authServerId,
      policy: {
        name: 'All',
        type: 'OAUTH_AUTHORIZATION_POLICY',
        priority: 1,
        conditions: { clients: { include: ['ALL_CLIENTS'] } },
      },
    })
    const rule = await servers.createAuthorizationServerPolicyRule({
      authServerId,
      policyId: policy.id ?? '',
      policyRule: {
        name: 'All',
        type: 'RESOURCE_ACCESS',
        conditions: { grantTypes: { include: ['authorization_code'] } },
      },
    })
    assert.match(rule.id ?? '', /^0pr/)
    await servers.replaceAuthorizationServer({
      authServerId,
      authorizationServer: { name: 'Renamed', audiences: ['api://policies'] },
    })
    const names = (await all(servers.listAuthorizationServers())).map(({ name }) => name)
    assert.ok(names.includes('Renamed') && names.includes('default'))
    await servers.deactivateAuthorizationServer({ authServerId })
    await servers.deleteAuthorizationServer({ authServerId })
    await assert.rejects(servers.getAuthorizationServer({ authServerId }), {
      errorCode: 'E0000007',
    })
  })

  it('lists and revokes the grants of users', async () => {
    const { userApi: users } = client
    const { userId, clientId, agent, url } = await consented('granter')
    const grants = await all(users.listUserGrants({ userId, expand: 'scope', limit: 1 }))
    assert.deepEqual(
      grants.map(({ status, clientId: by, source }) => [status, by, source]),
      [
        ['ACTIVE', clientId, 'END_USER'],
        ['ACTIVE', clientId, 'END_USER'],
      ],
    )
    const clients = await all(users.listUserClients({ userId }))
    assert.deepEqual(
      clients.map(({ client_id }) => client_id),
      [clientId],
    )
    const grantId = grants[0]?.id ?? ''
    assert.equal((await users.getUserGrant({ userId, grantId })).id, grantId)

    await users.revokeUserGrant({ userId, grantId })
    assert.equal((await all(users.listGrantsForUserAndClient({ userId, clientId }))).length, 1)
    await users.revokeGrantsForUserAndClient({ userId, clientId })
    assert.deepEqual(await all(users.listUserGrants({ userId })), [])
    assert.equal((await agent.open(url)).page, 'consent')
  })

  it('revokes tokens and leaves the grants', async () => {
    const { userApi: users } = client
    const { userId, clientId, agent, url } = await consented('holder')
    const [token] = await all(users.listRefreshTokensForUserAndClient({ userId, clientId }))
    assert.deepEqual([...(token?.scopes ?? [])].sort(), [
      'notes.read',
      'notes.write',
      'offline_access',
      'openid',
    ])
    await users.revokeTokensForUserAndClient({ userId, clientId })
    assert.deepEqual(await all(users.listRefreshTokensForUserAndClient({ userId, clientId })), [])
    assert.equal((await all(users.listUserGrants({ userId }))).length, 2)
    assert.equal((await agent.open(url)).page, 'callback')
    await users.revokeUserGrants({ userId })
    assert.deepEqual(await all(users.listUserGrants({ userId })), [])
  })

  it('finds, switches off and deletes users', async () => {
    const { userApi: users } = client
    const { id: userId = '' } = await newUser('leaver')
    const found = await all(users.listUsers({ search: 'profile.login eq "leaver@x.example"' }))
    assert.deepEqual(
      found.map((user) => user.id),
      [userId],
    )
    await users.deactivateUser({ userId })
    assert.equal((await users.getUser({ userId })).status, 'DEPROVISIONED')
    await users.deleteUser({ userId })
    await assert.rejects(users.getUser({ userId }), { status: 404, errorCode: 'E0000007' })
  })

  it('reads refusals', async () => {
    const refused = client.authorizationServerApi.createOAuth2Scope({
      authServerId: 'default',
      oAuth2Scope: { name: 'not a name' },
    })
    await assert.rejects(refused, (error: okta.OktaApiError) => {
      assert.equal(error.status, 400)
      assert.equal(error.errorCode, 'E0000001')
      assert.match(error.errorCauses?.[0]?.errorSummary ?? '', /name/)
      return true
    })
    const stranger = new okta.Client({
      orgUrl: server.url,
      token: 'wrong',
    })
    await assert.rejects(stranger.userApi.getUser({ userId: 'me' }), {
      status: 401,
      errorCode: 'E0000011',
    })
  })
})
