import type { Script } from './scripted-server.ts'

const isPage = (headers: Readonly<Record<string, unknown>>) =>
  String(headers['content-type']).startsWith('text/html')

const html = '<!doctype html><title>Maintenance</title><body><h1>We will be back soon</h1></body>'

/** Answers one path with something else; where `path` is left out, every one. */
const changing = (path: RegExp, change: NonNullable<Script['change']>): Script => ({
  change: (answer, asked, query) => {
    if (path.test(asked)) change(answer, asked, query)
  },
})
const answering = (path: RegExp, body: string, type = 'text/html', status = 200): Script =>
  changing(path, (answer) => {
    answer.status = status
    answer.headers['content-type'] = type
    answer.body = body
  })

/** Ways to misbehave of a server that is up. */
export const misbehaviours = {
  silent: { instead: () => true },
  'resets-connections': {
    instead: ({ response }) => {
      response.destroy()
      return true
    },
  },
  'dies-in-the-middle': {
    instead: ({ count, die }) => {
      if (count > 25) die()
      return count > 25
    },
  },
  'fails-everywhere': answering(/./, 'Internal Server Error', 'text/plain', 500),
  'html-for-discovery': answering(/openid-configuration|oauth-authorization-server/, html),
  'html-for-tokens': answering(/POST .oauth.token/, html),
  'html-for-admin': answering(/\/api\/v2\//, html),
  'cut-json-for-tokens': answering(
    /POST .oauth.token/,
    '{"access_token": "abc',
    'application/json',
  ),
  'null-for-tokens': answering(/POST .oauth.token/, 'null', 'application/json'),
  'unknown-page-for-login': changing(/GET/, (answer) => {
    if (isPage(answer.headers)) answer.body = html
  }),
  'redirects-for-ever': {
    instead: ({ asked, count, response }) => {
      if (!asked.startsWith('GET /authorize')) return false
      response.writeHead(302, { location: `/authorize/${count}` }).end()
      return true
    },
  },
  'submits-itself-for-ever': answering(
    /GET .authorize/,
    '<body onload="document.forms[0].submit()"><form action="/authorize"></form></body>',
  ),
  'links-to-nowhere': changing(/GET/, (answer) => {
    if (isPage(answer.headers))
      answer.body = answer.body.replace(/<form( action="[^"]*")?/, '<form action="http://["')
  }),
  'page-of-50-megabytes': {
    instead: ({ asked, response }) => {
      if (asked !== 'GET /authorize') return false
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(Buffer.alloc(50_000_000, '<p>more</p>'))
      return true
    },
  },
  'trickles-for-ever': {
    instead: ({ asked, response }) => {
      if (asked !== 'POST /oauth/token') return false
      response.writeHead(200, { 'content-type': 'application/json' })
      const drop = setInterval(() => response.write(' '), 200)
      response.once('close', () => clearInterval(drop))
      return true
    },
  },
  'signs-badly': changing(/POST .oauth.token/, (answer) => {
    answer.body = answer.body.replace(/("id_token":\s*"[^"]+\.)[^".]+"/, '$1AAAA"')
  }),
  'publishes-no-key': answering(/jwks/, '{"keys": []}', 'application/json'),
  'mixes-up-state': changing(/./, ({ headers }) => {
    const { location } = headers
    if (typeof location === 'string')
      headers['location'] = location.replace(/([?&]state=)[^&#]+/, '$1another')
  }),
} as const satisfies Readonly<Record<string, Script>>
