import { scopesAddedOpenly } from '../../../fixtures/claims/shown-scopes.ts'
import { allClaims, claimsBeyond, claimsOfScopes as claims } from '../../../fixtures/user-claims.ts'
import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import type { Userinfo } from '../../../fixtures/relying-party/userinfo.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

for (const scope of ['openid', 'openid email', 'openid profile'])
  test(
    `who asks for "${scope}" is told no more`,
    covers('user-information.userinfo-within-consent', 'user-information.id-token-within-consent'),
    async ({ world, user, verify }) => {
      const app = await world.client()
      const curious = await world.client({ name: 'Address Book' })
      const all = await curious.redeem(
        await user.allow(curious.authorizationUrl({ scope: 'openid profile email' })),
      )
      const known = (await curious.userinfo(all)).claims ?? {}
      if (!allClaims.some((name) => known[name] !== undefined))
        throw stageError('userinfo tells nothing of this user even where everything was agreed to')

      const page = await user.signIn(app.authorizationUrl({ scope }))
      const tokens = await app.redeem(page.kind === 'consent' ? await user.accept(page) : page)
      const told = await app.userinfo(tokens)
      const untold = claimsBeyond([...scope.split(' '), ...scopesAddedOpenly(page, tokens)])

      await verify('user-information.userinfo-within-consent', () =>
        expect(told).toTellNothingOf(untold),
      )
      await verify('user-information.id-token-within-consent', () =>
        expect({ claims: tokens.idClaims ?? {} }).toTellNothingOf(untold),
      )
    },
  )

for (const target of ['the user', 'an API too'] as const)
  test(
    `who has been told more is told no more than is asked for now, of ${target}`,
    covers('user-information.userinfo-within-consent', 'user-information.id-token-within-consent'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client(target === 'the user' ? {} : { api })
      // A server without scopes of its own lends those of OpenID Connect to its APIs.
      const asked = ['openid', ...(target === 'the user' ? [] : [read])]
      const url = (...scopes: readonly string[]) =>
        app.authorizationUrl({ scope: [...asked, ...scopes].join(' ') })
      const first = await user.signIn(url())
      const least = await app.redeem(first.kind === 'consent' ? await user.accept(first) : first)
      const untold = claimsBeyond([...asked, ...scopesAddedOpenly(first, least)])
      const all = await app.redeem(await user.allow(url('profile', 'email')))
      const { status, claims: known = {} } = await app.userinfo(all)
      if (status !== 200 && target !== 'the user')
        throw impossibleError('tokens for an API do not open userinfo at this server')
      if (!allClaims.some((name) => known[name] !== undefined))
        throw stageError('userinfo tells nothing of this user even where everything was agreed to')

      const tokens = await app.redeem(await user.allow(url()))
      const told = await app.userinfo(tokens)

      await verify('user-information.userinfo-within-consent', () =>
        expect(told).toTellNothingOf(untold),
      )
      await verify('user-information.id-token-within-consent', () =>
        expect({ claims: tokens.idClaims ?? {} }).toTellNothingOf(untold),
      )
    },
  )

for (const way of ['in sight', 'silently'] as const)
  test(
    `a claim that is asked for by its name, ${way}, is asked about or left out`,
    covers('user-information.claims-parameter-is-asked-about'),
    async ({ world, user, verify }) => {
      const app = await world.client()
      const curious = await world.client({ name: 'Address Book' })
      const all = await user.allow(curious.authorizationUrl({ scope: 'openid email' }))
      const known = await curious.userinfo(await curious.redeem(all))
      if (known.claims?.['email'] === undefined)
        throw stageError('userinfo tells no "email" of this user even where it was agreed to')
      const request = { scope: 'openid' }
      await user.allow(app.authorizationUrl(request))
      await user.passes(
        way === 'silently' ? world.silent.url(app, user, request) : app.authorizationUrl(request),
      )

      const email = { email: { essential: true } }
      const more = { ...request, with: { claims: { userinfo: email, id_token: email } } }
      const page = await user.open(
        way === 'silently' ? world.silent.url(app, user, more) : app.authorizationUrl(more),
      )

      if (page.kind !== 'callback' || page.response.parameters.has('error')) {
        await verify('user-information.claims-parameter-is-asked-about', () =>
          expect(page).toIssueNothing(),
        )
        return
      }
      const tokens = await app.redeem(page)
      for (const told of [await app.userinfo(tokens), { claims: tokens.idClaims ?? {} }])
        await verify('user-information.claims-parameter-is-asked-about', () =>
          expect(told).toTellNothingOf(claims.email),
        )
    },
  )

test(
  "a service's token tells of nobody",
  covers('user-information.services-get-none'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const service = await world.client({ kind: 'service', name: 'Nightly Job', api })
    await user.consentTo(app.authorizationUrl({ scope: `openid ${read}` }))
    const withOpenId = await service.clientCredentials({ scope: `openid ${read}` })
    const tokens =
      withOpenId.accessToken === undefined
        ? await service.clientCredentials({ scope: read })
        : withOpenId
    if (tokens.accessToken === undefined)
      throw impossibleError(`services get nothing for themselves: ${tokens.error ?? tokens.status}`)

    const told = await service.userinfo(tokens)

    await verify('user-information.services-get-none', () =>
      expect(told).toTellNothingOf(allClaims.filter((name) => isOfAUser(told, name, service))),
    )
  },
)

/**
 * Whether a claim can be about a user: not where it names the client itself, as the account that a
 * server keeps for a client does; and whether an address is verified is about whom the address is.
 */
const isOfAUser = (
  { claims: told = {} }: Userinfo,
  name: string,
  { registration: { id } }: RelyingParty,
): boolean => {
  const value = told[name === 'email_verified' ? 'email' : name]
  return value !== undefined && !JSON.stringify(value).includes(id)
}

for (const scope of ['profile', 'email', 'offline_access'])
  test(
    `the dialog tells that ${scope} is asked for`,
    covers('user-information.is-shown'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })

      const without = await user.signIn(app.authorizationUrl({ scope: `openid ${read}` }))
      const withIt = await user.signIn(
        app.authorizationUrl({ scope: `openid ${scope} ${read}`, prompt: 'consent' }),
      )

      await verify('user-information.is-shown', () => expect(withIt).toTellOtherThan(without))
    },
  )
