import type { RelyingParty } from '../../../fixtures/relying-party.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError, stageError } from '../../../harness/judge/errors.ts'

/** Two applications that are one to the server are registered for the same. */
const assertApart = (one: RelyingParty, other: RelyingParty): void => {
  if (one.registration.id === other.registration.id)
    throw impossibleError('the definition has one application for every grant')
}

test(
  'an application that was registered for codes asks for tokens',
  covers('grant-types.implicit-only-where-registered'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const responseType = 'id_token token'
    const request = { scope: `openid ${read}`, responseType }
    const known = await world.client({
      name: 'Print Shop',
      host: 'print.example',
      api,
      responseTypes: [responseType],
    })
    await user.isServed(known.authorizationUrl(request))
    const app = await world.client({ api })
    assertApart(known, app)

    const page = await user.allow(app.authorizationUrl(request))

    await verify('grant-types.implicit-only-where-registered', () => expect(page).toIssueNothing())
  },
)

test(
  'an application that was registered for codes has the password of its user',
  covers('grant-types.password-only-where-registered'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const known = await world.client({
      name: 'Print Shop',
      host: 'print.example',
      party: 'first',
      api,
      alsoGrants: ['password'],
    })
    const control = await known.passwordGrant(user.account, { scope: read })
    if (control.accessToken === undefined)
      throw stageError(
        `an application that was registered for passwords got "${control.error ?? 'no token'}", so that another gets none proves nothing`,
      )
    const app = await world.client({ party: 'first', api })
    assertApart(known, app)

    const tokens = await app.passwordGrant(user.account, { scope: read })

    await verify('grant-types.password-only-where-registered', () => expect(tokens).toHoldNothing())
  },
)
