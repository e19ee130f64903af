import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ReferenceServer } from '../../options.ts'
import { startReferenceServer } from '../../server.ts'
import { nested, refuses, stateOf, strangers } from '../../testing/bad-requests.ts'
import type { BadRequest } from '../../testing/bad-requests.ts'
import { make } from '../../testing/management.ts'
import { oktaStage } from '../../testing/okta-stage.ts'

const apps = '/api/v1/apps'
const servers = '/api/v1/authorizationServers'
const scopes = `${servers}/default/scopes`
const users = '/api/v1/users'
const clients = '/oauth2/v1/clients'
const lists = [
  apps,
  servers,
  scopes,
  users,
  clients,
  '/api/v1/groups',
  `${servers}/default/policies`,
]

const app = (oauthClient: object, change: object = {}) => ({
  name: 'oidc_client',
  label: 'Shop',
  settings: { oauthClient: { grant_types: ['authorization_code'], ...oauthClient } },
  ...change,
})
const user = (profile: object) => ({
  profile: { login: 'x@example.com', email: 'x@example.com', ...profile },
})

/** `{app}`, `{client}`, `{scope}`, `{phone}` and `{user}` stand for the ids of what exists. */
// prettier-ignore
const table: readonly BadRequest[] = [
  ['JSON that ends early', 'POST', apps, '{"label":', 400, 'E0000003'],
  ['JSON that is none', 'POST', apps, 'label=Shop', 400, 'E0000003'],
  ['a list for an object', 'POST', apps, '[]', 400, 'E0000001'],
  ['null', 'POST', apps, 'null', 400, 'E0000003'],
  ['no body', 'POST', apps, undefined, 400, 'E0000001'],
  ['a body too large', 'POST', apps, { label: 'x'.repeat(300_000) }, 413, 'E0000003'],
  ['a body nested too deep', 'POST', apps, `{"settings":{"app":${nested(5_000)}}}`, 400, 'E0000003'],
  ['a prototype in the body', 'POST', apps, '{"label":"x","__proto__":{"a":1}}', 400, 'E0000003'],
  ['an application without a label', 'POST', apps, { settings: { oauthClient: { grant_types: [] } } }, 400, 'E0000001'],
  ['an application without settings', 'POST', apps, { label: 'x' }, 400, 'E0000001'],
  ['an application without grant types', 'POST', apps, { label: 'x', settings: { oauthClient: {} } }, 400, 'E0000001'],
  ['another kind of application', 'POST', apps, app({}, { name: 'template_saml_2_0' }), 400, 'E0000001'],
  ['another sign-on mode', 'POST', apps, app({}, { signOnMode: 'SAML_2_0' }), 400, 'E0000001'],
  ['a label that is a number', 'POST', apps, app({}, { label: 7 }), 400, 'E0000001'],
  ['an unknown consent_method', 'POST', apps, app({ consent_method: 'ALWAYS' }), 400, 'E0000001'],
  ['a consent_method in small letters', 'POST', apps, app({ consent_method: 'required' }), 400, 'E0000001'],
  ['a consent_method that is null', 'POST', apps, app({ consent_method: null }), 400, 'E0000001'],
  ['a consent_method that is true', 'POST', apps, app({ consent_method: true }), 400, 'E0000001'],
  ['an unknown grant type', 'POST', apps, app({ grant_types: ['magic'] }), 400, 'E0000001'],
  ['an unknown response type', 'POST', apps, app({ response_types: ['code token'] }), 400, 'E0000001'],
  ['an unknown application type', 'POST', apps, app({ application_type: 'spa' }), 400, 'E0000001'],
  ['a logo that is a script', 'POST', apps, app({ logo_uri: 'javascript:alert(1)' }), 400, 'E0000001'],
  ['terms that are a script', 'POST', apps, app({ tos_uri: 'javascript:alert(1)' }), 400, 'E0000001'],
  ['a policy that is no address', 'POST', apps, app({ policy_uri: 'policy' }), 400, 'E0000001'],
  ['a callback that is a script', 'POST', apps, app({ redirect_uris: ['javascript:alert(1)'] }), 400, 'E0000001'],
  ['callbacks as text', 'POST', apps, app({ redirect_uris: 'https://a.example' }), 400, 'E0000001'],
  ['a wrong authentication method', 'POST', apps, app({}, { credentials: { oauthClient: { token_endpoint_auth_method: 'mtls' } } }), 400, 'E0000001'],
  ['a client_id that is taken', 'POST', apps, app({}, { credentials: { oauthClient: { client_id: '{client}' } } }), 400, 'E0000001'],
  ['an application that does not exist', 'GET', `${apps}/0oanothing`, undefined, 404, 'E0000007'],
  ['a replacement of an application that does not exist', 'PUT', `${apps}/0oanothing`, app({}), 404, 'E0000007'],
  ['a replacement with an unknown consent_method', 'PUT', `${apps}/{app}`, app({ consent_method: 'NONE' }), 400, 'E0000001'],
  ['the end of an application that does not exist', 'DELETE', `${apps}/0oanothing`, undefined, 404, 'E0000007'],
  ['a wrong limit', 'GET', `${apps}?limit=0`, undefined, 400, 'E0000001'],
  ['a limit that is text', 'GET', `${apps}?limit=all`, undefined, 400, 'E0000001'],
  ['a limit twice', 'GET', `${apps}?limit=1&limit=2`, undefined, 400, 'E0000001'],
  ['an authorization server without a name', 'POST', servers, { audiences: ['x'] }, 400, 'E0000001'],
  ['an authorization server without an audience', 'POST', servers, { name: 'x', audiences: [] }, 400, 'E0000001'],
  ['an authorization server that does not exist', 'GET', `${servers}/ausnothing`, undefined, 404, 'E0000007'],
  ['scopes of an authorization server that does not exist', 'POST', `${servers}/ausnothing/scopes`, { name: 'x' }, 404, 'E0000007'],
  ['a scope without a name', 'POST', scopes, { consent: 'REQUIRED' }, 400, 'E0000001'],
  ['a scope with an unknown consent', 'POST', scopes, { name: 'x', consent: 'ALWAYS' }, 400, 'E0000001'],
  ['a scope with a consent that is null', 'PUT', `${scopes}/{phone}`, { name: 'phone', consent: null }, 400, 'E0000001'],
  ['an unknown metadataPublish', 'POST', scopes, { name: 'x', metadataPublish: 'SOME' }, 400, 'E0000001'],
  ['optional as text', 'POST', scopes, { name: 'x', optional: 'yes' }, 400, 'E0000001'],
  ['optional and default', 'POST', scopes, { name: 'x', optional: true, default: true }, 400, 'E0000001'],
  ['a scope that exists', 'POST', scopes, { name: 'phone' }, 400, 'E0000001'],
  ['a scope renamed to one that exists', 'PUT', `${scopes}/{scope}`, { name: 'phone' }, 400, 'E0000001'],
  ['a scope with a space', 'POST', scopes, { name: 'a b' }, 400, 'E0000001'],
  ['a scope with a quote', 'POST', scopes, { name: 'a"b' }, 400, 'E0000001'],
  ['a scope with a backslash', 'POST', scopes, { name: 'a\\b' }, 400, 'E0000001'],
  ['a scope in other letters', 'POST', scopes, { name: 'schön' }, 400, 'E0000001'],
  ['a scope of Okta’s own', 'POST', scopes, { name: 'okta.users.read' }, 400, 'E0000001'],
  ['a scope called okta', 'POST', scopes, { name: 'okta' }, 400, 'E0000001'],
  ['a scope called *', 'POST', scopes, { name: '*' }, 400, 'E0000001'],
  ['a system scope renamed', 'PUT', `${scopes}/{phone}`, { name: 'telephone' }, 403, 'E0000081'],
  ['a scope that does not exist', 'PUT', `${scopes}/scpnothing`, { name: 'phone' }, 404, 'E0000007'],
  ['a user without a profile', 'POST', users, {}, 400, 'E0000001'],
  ['a user without a login', 'POST', users, { profile: { email: 'x@example.com' } }, 400, 'E0000001'],
  ['a user with a wrong address', 'POST', users, user({ email: 'nobody' }), 400, 'E0000001'],
  ['a password that is a number', 'POST', users, { ...user({}), credentials: { password: { value: 7 } } }, 400, 'E0000001'],
  ['a user who exists', 'POST', users, user({ login: '{login}' }), 400, 'E0000001'],
  ['a user who does not exist', 'GET', `${users}/00unobody`, undefined, 404, 'E0000007'],
  ['grants of a user who does not exist', 'GET', `${users}/00unobody/grants`, undefined, 404, 'E0000007'],
  ['a grant that does not exist', 'DELETE', `${users}/{user}/grants/oagnothing`, undefined, 404, 'E0000007'],
  ['grants to a client that does not exist', 'DELETE', `${users}/{user}/clients/nobody/grants`, undefined, 404, 'E0000007'],
  ['a registration without a name', 'POST', clients, { redirect_uris: [] }, 400, 'E0000001'],
  ['a registration with a script for a callback', 'POST', clients, { client_name: 'x', redirect_uris: ['javascript:alert(1)'] }, 400, 'E0000001'],
  ['an assignment of nobody', 'POST', `${apps}/{app}/users`, {}, 400, 'E0000001'],
  ['an assignment of a user who does not exist', 'POST', `${apps}/{app}/users`, { id: '00unobody' }, 404, 'E0000007'],
  ['an assignment as neither user nor group', 'POST', `${apps}/{app}/users`, { id: '{user}', scope: 'ALL' }, 400, 'E0000001'],
  ['an assignment to an application that does not exist', 'POST', `${apps}/0oanothing/users`, { id: '{user}' }, 404, 'E0000007'],
  ['an assignment of a group that does not exist', 'PUT', `${apps}/{app}/groups/00gnothing`, {}, 404, 'E0000007'],
  ['the end of an assignment that does not exist', 'DELETE', `${apps}/{app}/users/{user}`, undefined, 404, 'E0000007'],
  ['a policy without a name', 'POST', `${servers}/default/policies`, {}, 400, 'E0000001'],
  ['a rule of a policy that does not exist', 'POST', `${servers}/default/policies/00pnothing/rules`, { name: 'x', conditions: { grantTypes: {} } }, 404, 'E0000007'],
  ['a policy of an authorization server that does not exist', 'POST', `${servers}/ausnothing/policies`, { name: 'x' }, 404, 'E0000007'],
  ['tokens of a user who does not exist', 'DELETE', `${users}/00unobody/clients/{client}/tokens`, undefined, 404, 'E0000007'],
  ['tokens of a client that does not exist', 'DELETE', `${users}/{user}/clients/nobody/tokens`, undefined, 404, 'E0000007'],
  ['a search without an attribute', 'GET', `${users}?search=nonsense`, undefined, 400, 'E0000031'],
  ['a filter without a value', 'GET', `${users}?filter=status+eq`, undefined, 400, 'E0000031'],
  ['a wrong method', 'PATCH', `${apps}/{app}`, {}, 405, 'E0000022'],
  ['a path that leads nowhere', 'GET', '/api/v1/nothing', undefined, 404, 'E0000007'],
  ['a path that cannot be decoded', 'GET', `${apps}/%E0%A4%A`, undefined, 404, 'E0000007'],
]

describe('Okta’s management API refuses', () => {
  let server: ReferenceServer
  let ids: Readonly<Record<string, string>>
  before(async () => {
    server = await startReferenceServer({ dialect: 'okta' })
    const stage = oktaStage(server)
    const { appId, clientId } = await stage.app()
    const { id: scope } = await stage.scope('posts', 'REQUIRED')
    const { id, username } = await stage.user()
    const all: { id: string; name: string }[] = await make(server, 'GET', scopes)
    const phone = all.find(({ name }) => name === 'phone')?.id ?? ''
    ids = { app: appId, client: clientId, scope, phone, user: id, login: username }
  })
  after(() => server.close())
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (all, name) => ids[name] ?? all)

  for (const row of table)
    it(row[0], async () => {
      const [title, method, path, body, status, code] = row
      const before = await stateOf(server, lists)
      const sent = typeof body === 'object' ? JSON.parse(filled(JSON.stringify(body))) : body
      const answer = await refuses(server, [title, method, filled(path), sent, status, code])
      assert.deepEqual(Object.keys(answer.body), [
        'errorCode',
        'errorSummary',
        'errorLink',
        'errorId',
        'errorCauses',
      ])
      assert.equal(answer.body.errorCode, code)
      assert.equal(answer.body.errorLink, code)
      assert.match(answer.body.errorId, /^oae/)
      assert.deepEqual(await stateOf(server, lists), before)
    })

  it('a caller without the token', async () => {
    for (const path of [apps, clients])
      for (const { status, body } of await strangers(server, path)) {
        assert.equal(status, 401)
        assert.equal(body.errorCode, 'E0000011')
        assert.equal(body.errorSummary, 'Invalid token provided')
      }
  })
})
