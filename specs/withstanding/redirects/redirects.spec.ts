import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { wrongRequests } from './wrong-requests.ts'
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

test(
  'a request names a callback that was taken from its application',
  covers('redirect.exact-match'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const removed = app.redirectUri
    await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
    await world.moveIfPossible(app, 'elsewhere.example')

    const page = await user.allow(app.authorizationUrl({ scope: read, redirectUri: removed }))

    await verify(
      'redirect.exact-match',
      () => expect(page).toKeepFromCallbacks(),
      'that was registered before',
    )
    await user.isServed(app.authorizationUrl({ scope: read }))
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

    for (const [kind, wrong] of [['is sound', {}] as const, ...Object.entries(wrongRequests)]) {
      const page = await user.open(
        app.authorizationUrl({
          scope: read,
          ...wrong,
          with: { ...('with' in wrong ? wrong.with : {}), ...stranger },
        }),
      )
      await verify(
        'redirect.never-for-unknown-clients',
        () => expect(page).toKeepFromCallbacks(),
        kind,
      )
    }
  },
)

for (const [what, wrong] of Object.entries(wrongRequests))
  test(
    `a request with a foreign callback ${what}`,
    covers('redirect.errors-only-to-registered'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const redirectUri = app.redirectUri.replace(new URL(app.redirectUri).hostname, 'evil.example')
      const url = app.authorizationUrl({ scope: read, redirectUri, ...wrong })

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

const loopbackLookAlikes: Readonly<Record<string, LookAlike>> = {
  'a host that begins alike': (url) => url.href.replace(url.hostname, `${url.hostname}.evil.test`),
  'a host that is called like one': (url) => url.href.replace(url.hostname, 'localhost.evil.test'),
  'user information that looks like the host': (url) =>
    url.href.replace(url.hostname, `${url.hostname}@evil.example`),
  'another host': (url) => url.href.replace(url.hostname, 'evil.example'),
  'another path': (url) => `${url.href}/elsewhere`,
}

for (const [what, lookAlike] of Object.entries(loopbackLookAlikes))
  test(
    `a native application on loopback names a callback with ${what}`,
    covers('redirect.loopback-is-no-wildcard'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.publicClient(api)
      await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))
      const redirectUri = unregistered(app, lookAlike(new URL(app.redirectUri)))

      const page = await user.allow(app.authorizationUrl({ scope: read, redirectUri }))

      await verify(
        'redirect.loopback-is-no-wildcard',
        () => expect(page).toKeepFromCallbacks(),
        what,
      )
    },
  )
