import { lasting } from '../../../fixtures/lasting-tokens.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { album, all } from './album.ts'

for (const leaveOut of [['photos.print'], ['photos.share'], ['photos.print', 'photos.share']])
  test(
    `what the user leaves out is in no token: ${leaveOut.join(' and ')}`,
    covers(
      'optional-scopes.left-out-not-issued',
      'optional-scopes.only-optional-ones-can-be-left-out',
    ),
    async ({ world, user, verify }) => {
      const { app, api } = await album(world)

      const dialog = await user.signIn(app.authorizationUrl({ scope: all }))
      await verify('optional-scopes.only-optional-ones-can-be-left-out', () =>
        expect(dialog).toOfferToLeaveOut(['photos.print', 'photos.share']),
      )
      const tokens = await app.redeem(await user.accept(dialog, { leaveOut }))

      // Whether a token for an API names `openid` is not judged here.
      const kept = api.scopes.map(({ name }) => name).filter((name) => !leaveOut.includes(name))
      await verify('optional-scopes.left-out-not-issued', () => expect(tokens).toGrantAtLeast(kept))
      await verify('optional-scopes.left-out-not-issued', () =>
        expect(tokens).toGrantWithin(['openid', ...kept]),
      )
    },
  )

test(
  'a user who leaves out all that an application asks for gives it nothing of that',
  covers('optional-scopes.left-out-not-issued'),
  async ({ world, user, verify }) => {
    const { app } = await album(world)
    const asked = ['photos.print', 'photos.share']

    const dialog = await user.isAsked(app.authorizationUrl({ scope: `openid ${asked.join(' ')}` }))
    const page = await user.accept(dialog, { leaveOut: asked })
    // Who has agreed to nothing may as well be asked again.
    if (page.kind === 'consent') {
      await verify('optional-scopes.left-out-not-issued', () => expect(page).toIssueNothing())
      return
    }
    const tokens = await app.attemptRedeem(page)

    await verify('optional-scopes.left-out-not-issued', () => expect(tokens).toKeepFrom(asked))
  },
)

test(
  'a scope that is left out is not had for another whose name holds its own',
  covers('optional-scopes.left-out-not-issued'),
  async ({ world, user, verify }) => {
    const names = ['photos', 'photos.print', 'family-photos']
    const api = await world.api({
      name: 'Album API',
      scopes: names.map((name) => ({ name, consent: 'required', optional: true })),
    })
    const app = await world.client({ name: 'Album', api })

    const dialog = await user.isAsked(app.authorizationUrl({ scope: `openid ${names.join(' ')}` }))
    const tokens = await app.redeem(await user.accept(dialog, { leaveOut: ['photos'] }))

    await verify('optional-scopes.left-out-not-issued', () =>
      expect(tokens).toGrantAtLeast(['photos.print', 'family-photos']),
    )
    await verify('optional-scopes.left-out-not-issued', () => expect(tokens).toKeepFrom(['photos']))
  },
)

test(
  'what is left out of the information about a user is in no ID token',
  covers('optional-scopes.left-out-not-issued'),
  async ({ world, user, verify }) => {
    const { api, app } = await album(world)
    await world.changeScopeIfPossible(api, 'email', {
      consent: 'required',
      optional: true,
      displayName: 'email',
      description: 'See the address of your mailbox',
    })
    const request = { scope: 'openid email photos.see' }
    const other = await world.user()
    const all = await app.redeem(await other.consentTo(app.authorizationUrl(request)))
    const known = [all.idClaims, (await app.userinfo(all)).claims]
    if (!known.some((claims) => claims?.['email'] !== undefined))
      throw impossibleError('nobody is told the address of a mailbox')

    const dialog = await user.isAsked(app.authorizationUrl(request))
    const tokens = await app.redeem(await user.accept(dialog, { leaveOut: ['email'] }))

    await verify('optional-scopes.left-out-not-issued', () =>
      expect({ claims: tokens.idClaims ?? {} }).toTellNothingOf(['email', 'email_verified']),
    )
    const told = await app.userinfo(tokens)
    await verify('optional-scopes.left-out-not-issued', () =>
      expect(told).toTellNothingOf(['email', 'email_verified']),
    )
  },
)

test(
  'refreshing brings nothing back that was left out',
  covers('optional-scopes.left-out-not-issued'),
  async ({ world, user, verify }) => {
    const { app } = await album(world)
    const url = app.authorizationUrl(lasting('photos.see', 'photos.print', 'photos.share'))
    const tokens = await app.redeem(await user.consentTo(url, { leaveOut: ['photos.print'] }))

    const refreshed = await app.refresh(tokens)

    await verify('optional-scopes.left-out-not-issued', () =>
      expect(refreshed).toKeepFrom(['photos.print']),
    )
    const asked = await app.refresh(tokens, { scope: 'photos.print' })
    await verify('optional-scopes.left-out-not-issued', () =>
      expect(asked).toKeepFrom(['photos.print']),
    )
  },
)
