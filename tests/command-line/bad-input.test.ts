import { describe, test } from 'node:test'
import { assertRefused, type BadInput } from '../support/bad-input.ts'

const results = (servers: unknown) =>
  JSON.stringify({ schemaVersion: 1, suite: { name: 'x', version: '1' }, run: {}, servers })

const commands: readonly BadInput[] = [
  { wrong: 'a command there is not', args: ['judge'], says: [/"judge"|'judge'/] },
  { wrong: 'a mistyped command', args: ['rum'], says: [/'rum'/, /run/] },
  { wrong: 'an option there is not', args: ['run', '--bogus'], says: [/'--bogus'/] },
  { wrong: 'a mistyped option', args: ['run', '--sever', 'x'], says: [/'--sever'/, /--server/] },
  { wrong: 'an option without its value', args: ['run', '--server'], says: [/--server/] },
  { wrong: 'a word too many', args: ['run', 'keycloak'], says: [/'run'/] },
  { wrong: 'no server to examine', args: ['doctor'], says: [/--server/] },
  { wrong: 'no files to compare', args: ['matrix'], says: [/results\.json/] },
  { wrong: 'one file to compare with nothing', args: ['diff', 'a.json'], says: [/after\.json/] },
  { wrong: 'no dialect to serve', args: ['serve'], says: [/--dialect/] },
  {
    wrong: 'a dialect there is not',
    args: ['serve', '--dialect', 'x'],
    says: [/x/, /auth0, okta/],
  },
  {
    wrong: 'a requirement there is not, to explain',
    args: ['requirements', 'nonsense'],
    says: [/"nonsense"/, /consent-conformance requirements/],
  },
]

const run = (...args: readonly string[]) => ['run', '--user-agent', 'http', ...args]
const auth0 = (...args: readonly string[]) => run('--server', 'reference-auth0', ...args)

const choices: readonly BadInput[] = [
  {
    wrong: 'a server there is not',
    args: run('--server', 'nosuch'),
    says: [/"nosuch"/, /reference-auth0/],
  },
  {
    wrong: 'an address in the place of a definition',
    args: run('--server', 'https://as.example/', '--profile', 'mcp'),
    says: [/"https:\/\/as\.example\/"/, /init --profile mcp/],
  },
  { wrong: 'a server without a name', args: run('--server', ''), says: [/--server|""/] },
  { wrong: 'a profile there is not', args: run('--profile', 'x'), says: [/'x'/, /auth0, okta/] },
  { wrong: 'a profile without a name', args: run('--profile', ''), says: [/''/, /auth0, okta/] },
  {
    wrong: 'a mistyped requirement',
    args: run('--requirement', 'third-party.skips'),
    says: [/'third-party\.skips'/, /third-party\.never-skips/],
  },
  { wrong: 'a requirement without an id', args: run('--requirement', ''), says: [/''/] },
  {
    wrong: 'a user agent there is not',
    args: ['run', '--user-agent', 'lynx'],
    says: [/'lynx'/, /browser, http/],
  },
  {
    wrong: 'a launch there is not',
    args: auth0('--launch', 'rocket'),
    says: [/'rocket'/, /embedded, container, process, external/],
  },
  {
    wrong: 'a launch the server does not offer',
    args: auth0('--launch', 'process'),
    says: [/"reference-auth0"/, /"process"/, /embedded, container/],
  },
  {
    wrong: 'a requirement outside the profiles of the server',
    args: auth0('--requirement', 'client-credentials.blocked-for-consent-scopes'),
    says: [/"client-credentials\.blocked-for-consent-scopes"/, /"okta"/, /"reference-auth0"/],
  },
  {
    wrong: 'one requirement among others that no server is asked for',
    args: auth0(
      ...['--requirement', 'third-party.never-skips'],
      ...['--requirement', 'client-credentials.blocked-for-consent-scopes'],
    ),
    says: [/"client-credentials\.blocked-for-consent-scopes"/],
  },
  {
    wrong: 'a requirement outside the chosen profile',
    args: auth0('--profile', 'core', '--requirement', 'third-party.never-skips'),
    says: [/"third-party\.never-skips"/, /"auth0"/, /--profile/],
  },
  {
    wrong: 'a profile the server does not have',
    args: auth0('--profile', 'okta'),
    says: [/"okta"/, /"reference-auth0"/, /auth0, core/],
  },
  { wrong: 'no worker', args: auth0('--workers', '0'), says: [/--workers/, /1 or more/] },
  { wrong: 'half a worker', args: auth0('--workers', '1.5'), says: [/--workers/, /'1\.5'/] },
  { wrong: 'workers in words', args: auth0('--workers', 'many'), says: [/--workers/, /'many'/] },
  { wrong: 'a shard past the last', args: auth0('--shard', '3/2'), says: [/--shard/, /'3\/2'/] },
  { wrong: 'a shard before the first', args: auth0('--shard', '0/2'), says: [/--shard/] },
  { wrong: 'a shard without a total', args: auth0('--shard', '1'), says: [/--shard/, /i\/n/] },
  {
    wrong: 'a mistyped requirement to prove',
    args: ['mutants', '--requirement', 'x.y'],
    says: [/'x\.y'/],
  },
  {
    wrong: 'a browser that is none',
    args: ['run', '--user-agent', 'browser'],
    env: { CONSENT_BROWSER: '/nowhere/chromium' },
    says: [/CONSENT_BROWSER/, /"\/nowhere\/chromium"/],
  },
]

const serving: readonly BadInput[] = [
  {
    wrong: 'a port that is none',
    args: ['serve', '--dialect', 'okta', '--port', '70000'],
    says: [/--port/, /65535/],
  },
  {
    wrong: 'a port in words',
    args: ['serve', '--dialect', 'okta', '--port', 'http'],
    says: [/--port/, /'http'/],
  },
  {
    wrong: 'an empty token',
    args: ['serve', '--dialect', 'okta', '--token', ''],
    says: [/--token/],
  },
  {
    wrong: 'an empty port',
    args: ['serve', '--dialect', 'okta', '--port', ''],
    says: [/--port/],
  },
]

const files: readonly BadInput[] = [
  {
    wrong: 'a baseline there is not',
    args: auth0('--baseline', 'gone.json'),
    says: [/"gone\.json"/, /--baseline/],
  },
  {
    wrong: 'a baseline that is not JSON',
    args: auth0('--baseline', 'a.json'),
    files: { 'a.json': 'no\nJSON' },
    says: [/"a\.json"/, /not JSON/],
  },
  {
    wrong: 'a baseline that is no results file',
    args: auth0('--baseline', 'a.json'),
    files: { 'a.json': '{}' },
    says: [/"a\.json"/, /schemaVersion/],
  },
  {
    wrong: 'a folder as the baseline',
    args: auth0('--baseline', 'folder'),
    files: { 'folder/a.json': '{}' },
    says: [/"folder"/, /cannot be read/],
  },
  {
    wrong: 'reports where a file is',
    args: auth0('--out', 'a-file'),
    files: { 'a-file': '' },
    says: [/--out/, /"a-file"/],
  },
  {
    wrong: 'reports below a file',
    args: auth0('--out', 'a-file/report'),
    files: { 'a-file': '' },
    says: [/--out/, /"a-file\/report"/],
  },
  {
    wrong: 'a folder where the system takes none',
    args: auth0('--out', '/proc/nope/report'),
    says: [/--out/, /"\/proc\/nope\/report"/],
  },
  { wrong: 'reports nowhere', args: auth0('--out', ''), says: [/--out/] },
  {
    wrong: 'evidence of the mutants where a file is',
    args: ['mutants', '--out', 'a-file'],
    files: { 'a-file': '' },
    says: [/--out/, /"a-file"/],
  },
  {
    wrong: 'results to compare that are not there',
    args: ['diff', 'a.json', 'gone.json'],
    files: { 'a.json': results([]) },
    says: [/"a\.json"|"gone\.json"/],
  },
  {
    wrong: 'results to compare that are not JSON',
    args: ['diff', 'a.json', 'a.json'],
    files: { 'a.json': '<html>' },
    says: [/"a\.json"/, /not JSON/],
  },
  {
    wrong: 'results of another schema version',
    args: ['matrix', 'a.json'],
    files: { 'a.json': '{"schemaVersion": 2}' },
    says: [/"a\.json"/, /schema version 1/],
  },
  {
    wrong: 'results without a field',
    args: ['matrix', 'a.json'],
    files: { 'a.json': results([{ name: 'x' }]) },
    says: [/"a\.json"/, /lacks the field/],
  },
  {
    wrong: 'a starter that there is not',
    args: ['init', '--profile', 'mcp', '--form', 'ts'],
    says: [/--profile mcp/, /--form ts/],
  },
  {
    wrong: 'a definition to write where one is',
    args: ['init'],
    files: { 'consent-server.json': '{}' },
    says: [/"consent-server\.json"/, /another folder/],
  },
  {
    wrong: 'a CI job to write where one is',
    args: ['init', '--form', 'ts'],
    files: { '.github/workflows/consent.yml': 'on: push' },
    says: [/"\.github\/workflows\/consent\.yml"/],
  },
  {
    wrong: 'a CI job to write below a file',
    args: ['init'],
    files: { '.github': 'a file' },
    says: [/"\.github/],
  },
]

for (const [what, inputs] of Object.entries({ commands, choices, serving, files }))
  void describe(`bad input is refused: ${what}`, { concurrency: 2 }, () => {
    for (const input of inputs) test(input.wrong, () => assertRefused(input))
  })
