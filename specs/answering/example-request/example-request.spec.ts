import { covers, expect, test } from '../../../fixtures/test.ts'

const example = {
  responseType: 'token id_token',
  scope: 'openid profile email read:posts write:posts',
}
const fabrikam = {
  name: 'Fabrikam Application',
  party: 'third',
  callbacks: ['http://fabrikam.example:PORT/contoso_social'],
  responseTypes: ['token id_token'],
} as const
const contoso = { name: 'Contoso Social API', scopes: ['read:posts', 'write:posts'] } as const

test(
  "the document's own request shows the dialog it describes",
  covers('example-request.shows-the-dialog'),
  async ({ world, user, verify }) => {
    const app = await world.client({ ...fabrikam, api: await world.api(contoso) })

    const page = await user.signIn(app.authorizationUrl(example))

    await verify('example-request.shows-the-dialog', () => expect(page).toName(app.name))
    await verify('example-request.shows-the-dialog', () =>
      expect(page).toWord({
        names: ['posts', 'read', 'write'],
        says: ['Posts', 'read and write your posts'],
      }),
    )
  },
)

test(
  "the document's own request, once allowed, is answered with both tokens in the fragment",
  covers('example-request.answers-with-tokens'),
  async ({ world, user, verify }) => {
    const app = await world.client({ ...fabrikam, api: await world.api(contoso) })

    const page = await user.consentTo(app.authorizationUrl(example))
    await verify('example-request.answers-with-tokens', () =>
      expect(page).toBeAnsweredIn('fragment'),
    )

    const tokens = await app.redeem(page)
    await verify('example-request.answers-with-tokens', () =>
      expect(tokens).toGrantExactly(example.scope.split(' ')),
    )
    await verify('example-request.answers-with-tokens', () => expect(tokens).toHoldAnIdToken())
  },
)
