import { covers, expect, test } from '../../../fixtures/test.ts'

/** Becomes an element where nobody escapes it, in a text as in an attribute. */
const element = 'x-probe'
const markup = `"'><${element}></${element}>`

/** Parameters of requests, those of the protocol and those that error pages have repeated. */
const names = [
  ...['client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'state'],
  ...['prompt', 'login_hint', 'ui_locales', 'error', 'error_description', 'error_hint'],
]

for (const name of names)
  test(
    `a request has markup in its ${name}`,
    covers('request.markup-stays-text'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const url = app.authorizationUrl({ scope: read, with: { [name]: markup } })

      const page = await user.open(url)
      await verify('request.markup-stays-text', () => expect(page).toHoldNo(element), name)
      const next = await user.signInOn(page)
      await verify('request.markup-stays-text', () => expect(next).toHoldNo(element), name)
    },
  )

test(
  'a request whose answer is to be posted has markup in its state',
  covers('response.markup-in-state-stays-text'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const request = { scope: read, responseMode: 'form_post' } as const
    await app.redeem(await user.allow(app.authorizationUrl(request)))

    const page = await user.allow(app.authorizationUrl({ ...request, with: { state: markup } }))

    await verify('response.markup-in-state-stays-text', () => expect(page).toReturn(markup))
  },
)
