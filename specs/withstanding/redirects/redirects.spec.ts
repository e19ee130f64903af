import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

/** A callback that is not registered, made of one that is. */
type LookAlike = (registered: URL) => string

const lookAlikes: Readonly<Record<string, LookAlike>> = {
  'something behind the path': (url) => `${url.href}.html`,
  'a path below': (url) => `${url.href}/elsewhere`,
  'a way up': (url) => `${url.href}/../elsewhere`,
  'an encoded way up': (url) => `${url.href}/%2e%2e/elsewhere`,
  'a slash at its end': (url) => `${url.href}/`,
  'the root': (url) => `${url.origin}/`,
  'a query': (url) => `${url.href}?next=elsewhere`,
  'path parameters': (url) => `${url.href};next=elsewhere`,
  'a fragment': (url) => `${url.href}#elsewhere`,
  'other letters in its path': (url) => `${url.origin}${url.pathname.toUpperCase()}`,
  'a host below': (url) => url.href.replace('//', '//evil.'),
  'a host that begins alike': (url) => url.href.replace(url.hostname, `${url.hostname}.evil.test`),
  'a host that ends alike': (url) => url.href.replace('//', '//evil'),
  'user information that looks like the host': (url) =>
    url.href.replace(url.hostname, `${url.hostname}@evil.example`),
  'another host': (url) => url.href.replace(url.hostname, 'evil.example'),
  'a scheme of its own': () => 'com.example.evil:/callback',
}

for (const [what, lookAlike] of Object.entries(lookAlikes))
  test(
    `a request names a callback with ${what}`,
    covers('redirect.exact-match'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
      const redirectUri = unregistered(app, lookAlike(new URL(app.redirectUri)))

      const page = await user.allow(app.authorizationUrl({ scope: read, redirectUri }))

      await verify('redirect.exact-match', () => expect(page).toKeepFromCallbacks(), what)
    },
  )

/** A callback a definition may have registered is none to be refused. */
const unregistered = (app: RelyingParty, address: string): string => {
  if (app.registration.redirectUris.includes(address))
    throw impossibleError(`"${app.name}" has registered "${address}" too`)
  return address
}

test(
  'a stranger sends a request',
  covers('redirect.never-for-unknown-clients'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
    const stranger = { client_id: 'nobody-knows-this-client' }

    for (const [kind, parameters] of Object.entries({
      'a sound one': {},
      'one that wants no page': { prompt: 'none' },
      'one of an unknown type': { response_type: 'nothing-of-the-sort' },
      'one for tokens': { response_type: 'id_token token' },
    })) {
      const page = await user.open(
        app.authorizationUrl({ scope: read, with: { ...stranger, ...parameters } }),
      )
      await verify(
        'redirect.never-for-unknown-clients',
        () => expect(page).toKeepFromCallbacks(),
        kind,
      )
    }
  },
)

const wrongRequests = {
  'wants no page': { prompt: 'none' },
  'is of an unknown type': { response_type: 'nothing-of-the-sort' },
  'wants its answer in an unknown way': { response_mode: 'nothing-of-the-sort' },
  'asks for an unknown scope': { scope: 'nothing-of-the-sort' },
  'is a broken JWT': { request: 'nothing-of-the-sort' },
  'has a broken challenge': { code_challenge_method: 'nothing-of-the-sort' },
  'wants tokens': { response_type: 'id_token token', nonce: 'n' },
}

for (const [what, parameters] of Object.entries(wrongRequests))
  test(
    `a request with a foreign callback ${what}`,
    covers('redirect.errors-only-to-registered'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const redirectUri = app.redirectUri.replace(new URL(app.redirectUri).hostname, 'evil.example')
      const url = app.authorizationUrl({ scope: read, redirectUri, with: parameters })

      await verify(
        'redirect.errors-only-to-registered',
        async () => expect(await user.signIn(url)).toKeepFromCallbacks(),
        `${what}, signed out`,
      )
      await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
      await verify(
        'redirect.errors-only-to-registered',
        async () => expect(await user.open(url)).toKeepFromCallbacks(),
        `${what}, signed in`,
      )
    },
  )

test(
  'a request names its own callback and a foreign one',
  covers('redirect.one-callback-only'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
    const own = app.redirectUri
    const foreign = own.replace(new URL(own).hostname, 'evil.example')

    for (const [order, both] of Object.entries({
      'its own first': [own, foreign],
      'the foreign one first': [foreign, own],
    })) {
      const page = await user.allow(
        app.authorizationUrl({ scope: read, with: { redirect_uri: both } }),
      )
      await verify('redirect.one-callback-only', () => expect(page).toSpare('evil.example'), order)
    }
  },
)
