import { describe, test } from 'node:test'
import { assertRefused, type BadInput } from '../support/bad-input.ts'

/** What every module that follows has right. */
const sound = `
  name: 'mine', organization: 'me', url: 'https://mine.example/',
  profiles: ['core'], capabilities: ['consent-dialog'],
  launch: { external: async () => ({ url: 'http://127.0.0.1:9', version: '1', secrets: {}, logs: () => '', stop: async () => {} }) },
  pages: {
    login: { page: 'form', username: '#u', password: '#p', submit: 'button' },
    consent: { page: '#c', application: 'h1', scope: 'li', accept: '#a', deny: '#d' },
  },
  tenant: async () => ({}),`

const document = {
  name: 'mine',
  issuer: 'http://127.0.0.1:9/',
  capabilities: ['consent-dialog'],
  callback: { port: 45_871 },
  apis: [{ name: 'Blog API', scopes: [{ name: 'read' }, { name: 'write' }] }],
  clients: { 'third-party-web': { id: 'shop', redirectUris: ['http://shop.example:45871/'] } },
  users: [{ username: 'ada', password: 'secret' }],
  pages: {
    login: { page: 'form', username: '#u', password: '#p', submit: 'button' },
    consent: { page: '#c', application: 'h1', scope: 'li', accept: '#a', deny: '#d' },
  },
}

/** Its shop, in a list, with something else in it. */
const withShop = (change: object) => ({
  clients: { 'third-party-web': [{ ...document.clients['third-party-web'], ...change }] },
})

const refused = (
  wrong: string,
  file: string,
  text: string | object,
  ...says: readonly RegExp[]
): BadInput => ({
  wrong,
  args: ['run', '--user-agent', 'http', '--server', file],
  files: { [file]: typeof text === 'string' ? text : JSON.stringify(text) },
  says: [new RegExp(`"[^"]*${file.replace('.', '\\.')}"`), ...says],
})
const inJson = (wrong: string, change: object, ...says: readonly RegExp[]) =>
  refused(wrong, 'mine.json', { ...document, ...change }, ...says)
const inModule = (wrong: string, change: string, ...says: readonly RegExp[]) =>
  refused(wrong, 'mine.mjs', `export default { ${sound} ${change} }`, ...says)

const json: readonly BadInput[] = [
  refused('is not JSON', 'mine.json', '{\n  name: "mine"\n}', /not JSON/),
  refused('is empty', 'mine.json', '', /not JSON/),
  refused('holds no object', 'mine.json', '[]', /must be object/),
  inJson('lacks a field', { issuer: undefined }, /issuer/),
  inJson('lacks what is registered by hand', { callback: undefined }, /"\/"/, /callback/),
  inJson(
    'lists applications where they register themselves',
    { registration: 'dynamic' },
    /"\/clients"/,
    /leave it out/,
  ),
  inJson('has a field of the wrong type', { users: 'ada' }, /"\/users"/, /must be array/),
  inJson('has a field there is not', { colour: 'red' }, /colour/),
  inJson('claims a capability there is not', { capabilities: ['magic'] }, /"magic"/),
  inJson('is of a profile there is not', { profiles: ['magic'] }, /"\/profiles\/0"/, /auth0/),
  inJson('wants an environment variable', { issuer: '${NOT_SET_HERE}' }, /"NOT_SET_HERE"/),
  inJson(
    'has a selector that is none',
    { pages: { ...document.pages, login: { ...document.pages.login, page: 'form[' } } },
    /"\/pages\/login\/page"/,
    /"form\["/,
  ),
  inJson(
    'registers callbacks at another port than it listens on',
    { callback: { port: 45_872 } },
    /"\/clients\/third-party-web\/redirectUris\/0"/,
    /"http:\/\/shop\.example:45871\/" is at port 45871/,
    /"\/callback\/port" 45872/,
  ),
  inJson(
    'proves who it is in a way there is not',
    withShop({ tokenEndpointAuthMethod: 'magic' }),
    /"\/clients\/third-party-web\/0\/tokenEndpointAuthMethod"/,
    /client_secret_basic, .*private_key_jwt, none/,
  ),
  inJson(
    'signs without a key',
    withShop({ tokenEndpointAuthMethod: 'private_key_jwt' }),
    /"\/clients\/third-party-web\/0"/,
    /privateKey/,
  ),
  inJson(
    'registers any redirect URI',
    withShop({ redirectUris: ['*'] }),
    /"\/clients\/third-party-web\/0\/redirectUris\/0"/,
    /uri/,
  ),
  inJson('names a server that is not there', {}, /"\/issuer"/, /127\.0\.0\.1:9/),
]

const modules: readonly BadInput[] = [
  refused('is no JavaScript', 'mine.mjs', 'export default {\n  name: \n}', /cannot be loaded/),
  refused('is no JavaScript', 'mine.js', 'const x =\n\nexport default {}', /cannot be loaded/),
  refused('is no TypeScript', 'mine.ts', 'const x: = 1\nexport default {}', /cannot be loaded/),
  refused('throws', 'mine.ts', 'throw new Error("not\\ntoday")', /cannot be loaded/, /not today/),
  refused('imports what is not there', 'mine.mjs', 'import "./gone.mjs"', /gone\.mjs/),
  refused('is empty', 'mine.mjs', '', /no default export/),
  refused('has no default export', 'mine.ts', 'export const mine = {}', /no default export/),
  refused('is of no known kind', 'mine.yaml', 'name: mine', /\.json, \.ts or \.js/),
  inModule('lacks a field', 'tenant: undefined', /"tenant"/),
  inModule('has a field of the wrong type', "profiles: 'core'", /"profiles"/, /array/),
  {
    ...inModule('does not offer the launch', ''),
    args: ['run', '--server', 'mine.mjs', '--launch', 'process'],
    says: [/"mine"/, /"process"/, /external/],
  },
  inModule(
    'rejects when it is launched',
    "launch: { external: async () => { throw new Error('no\\nlicence') } }",
    /"launch\.external"/,
    /no licence/,
  ),
  inModule(
    'launches nothing',
    'launch: { external: async () => undefined }',
    /"launch\.external"/,
    /"url"/,
  ),
  {
    ...refused('shares its name with another', 'mine.json', document),
    args: ['run', '--server', 'mine.json', '--server', 'other.json'],
    files: { 'mine.json': JSON.stringify(document), 'other.json': JSON.stringify(document) },
    says: [/"mine"/, /"name"/],
  },
]

for (const [what, inputs] of Object.entries({ json, modules }))
  void describe(`a definition (${what}) is refused that`, { concurrency: 2 }, () => {
    for (const input of inputs) test(input.wrong, () => assertRefused(input))
  })

void describe('doctor refuses a definition that', { concurrency: 2 }, () => {
  const examined = (input: BadInput): BadInput => ({
    ...input,
    args: ['doctor', '--user-agent', 'http', '--server', Object.keys(input.files ?? {})[0] ?? ''],
  })
  for (const input of [...json.slice(0, 1), ...json.slice(-1)].map(examined))
    test(input.wrong, () => assertRefused(input))
})
