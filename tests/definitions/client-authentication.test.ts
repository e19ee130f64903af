import assert from 'node:assert/strict'
import { exportJWK, generateKeyPair } from 'jose'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { discover } from '../../fixtures/authorization-server.ts'
import { readServerDocument } from '../../fixtures/definitions/json/document.ts'
import { definitionFromJson } from '../../fixtures/definitions/json/definition.ts'
import { BackChannel } from '../../fixtures/relying-party/back-channel.ts'
import { poses, posedAs } from '../../fixtures/relying-party/pose.ts'
import { preregisteredTenant } from '../../fixtures/tenants/preregistered.ts'
import { createDispatcher, createHttpClient } from '../../harness/http.ts'
import type { ClientRegistration } from '../../harness/server-definition.ts'
import { temporaryFolder } from '../support/command-line.ts'
import { startWillingProvider, type WillingProvider } from '../support/willing-provider.ts'

const folder = temporaryFolder()
const secret = 'a secret that is long enough for a key of 256 bits'
const redirectUri = 'https://shop.example:8765/callback'
const redirectUris = [redirectUri]

const keyPair = async (algorithm: string) => {
  const pair = await generateKeyPair(algorithm, { extractable: true })
  return { own: await exportJWK(pair.privateKey), theirs: await exportJWK(pair.publicKey) }
}
const rsa = await keyPair('RS256')
const curve = await keyPair('ES256')

/** Applications as a definition lists them, and what the server knows of each beside. */
const applications = [
  { entry: { id: 'basic', secret }, known: { token_endpoint_auth_method: 'client_secret_basic' } },
  {
    entry: { id: 'in-the-form', secret, tokenEndpointAuthMethod: 'client_secret_post' },
    known: { token_endpoint_auth_method: 'client_secret_post' },
  },
  {
    entry: { id: 'signs-with-its-secret', secret, tokenEndpointAuthMethod: 'client_secret_jwt' },
    known: { token_endpoint_auth_method: 'client_secret_jwt' },
  },
  {
    entry: { id: 'signs-with-rsa', privateKey: { ...rsa.own, kid: 'k' } },
    known: { jwks: { keys: [{ ...rsa.theirs, kid: 'k' }] } },
  },
  {
    entry: {
      id: 'signs-on-a-curve',
      privateKey: { ...curve.own, d: '${CLIENT_KEY}' },
      tokenEndpointAuthMethod: 'private_key_jwt',
    },
    known: { jwks: { keys: [curve.theirs] }, token_endpoint_auth_signing_alg: 'ES256' },
  },
] as const

process.env['CLIENT_KEY'] = curve.own.d
const dispatcher = createDispatcher()
const http = createHttpClient(dispatcher)
let provider: WillingProvider

before(async () => {
  provider = await startWillingProvider(
    applications.map(({ entry, known }) => ({
      client_id: entry.id,
      redirect_uris: redirectUris,
      ...('secret' in entry ? { client_secret: secret } : {}),
      ...('privateKey' in entry ? { token_endpoint_auth_method: 'private_key_jwt' } : {}),
      ...known,
    })),
  )
})
after(async () => {
  await provider.close()
  await dispatcher.destroy()
  folder.remove()
})

type Entry = (typeof applications)[number]['entry']

/** A JSON definition that lists an application. */
const definitionWith = (entry: Entry): string => {
  const file = join(folder.path, `${entry.id}.json`)
  const selectors = { page: 'a', username: 'a', password: 'a', submit: 'a' }
  const consent = { page: 'b', application: 'b', scope: 'b', accept: 'b', deny: 'b' }
  writeFileSync(
    file,
    JSON.stringify({
      name: 'mine',
      issuer: provider.issuer,
      capabilities: [],
      callback: { port: 8765 },
      apis: [{ name: 'Blog', scopes: [{ name: 'read' }] }],
      clients: { 'third-party-web': { ...entry, redirectUris } },
      users: [{ username: 'ada', password: 'secret' }],
      pages: { login: selectors, consent },
    }),
  )
  return file
}

/** The application as the scenarios get it. */
const registrationOf = async (entry: Entry) => {
  const document = readServerDocument(definitionWith(entry))
  const wish = { kind: 'web', party: 'third', responseTypes: ['code'], grantTypes: [] } as const
  return preregisteredTenant(document, http).createClient({
    ...wish,
    name: '',
    redirectUris,
    apis: [],
  })
}

/** How a code that was never issued is refused: for the code where the client is believed, else for the client. */
const refusalOf = async (registration: ClientRegistration): Promise<unknown> => {
  const server = await discover(http, provider.issuer)
  const channel = new BackChannel(server, http, () => registration)
  const form = { grant_type: 'authorization_code', code: 'none', redirect_uri: redirectUri }
  const answer = await channel.post(server.tokenEndpoint, form)
  return (answer.json() as { readonly error?: unknown }).error
}

for (const { entry } of applications)
  test(`an application of a JSON definition proves who it is: ${entry.id}`, async () => {
    const registration = await registrationOf(entry)
    assert.equal(await refusalOf(registration), 'invalid_grant')
    for (const pose of poses)
      assert.equal(await refusalOf(posedAs(registration, pose)), 'invalid_client', pose)
  })

test('what is private of a key is masked wherever something is written', async () => {
  for (const { entry } of applications)
    if ('privateKey' in entry) {
      const { launch } = definitionFromJson(definitionWith(entry))
      const masked = Object.values((await launch.external?.())?.secrets ?? {})
      const { kty, d } = entry.privateKey
      assert.ok(masked.includes(kty === 'RSA' ? (d ?? '') : (curve.own.d ?? '')))
      assert.ok(!masked.includes(kty ?? ''))
    }
})
