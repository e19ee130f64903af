import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'two applications use one API, each with a token that is meant for it',
  covers('apis.separate-from-applications'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: ['read:posts'] })
    const apps = [await world.client({ api }), await world.client({ name: 'Print Shop', api })]

    for (const app of apps) {
      const page = await user.consentTo(
        app.authorizationUrl({ scope: 'openid read:posts', prompt: 'consent' }),
      )
      const tokens = await app.redeem(page)

      await verify('apis.separate-from-applications', () => expect(tokens).toBeMeantFor(api))
    }
  },
)

test(
  'one application uses two APIs, whose scopes have the same name',
  covers('apis.separate-from-applications'),
  async ({ world, user, verify }) => {
    const blog = await world.api({ name: 'Blog API', scopes: ['read:posts'] })
    const forum = await world.api({ name: 'Forum API', scopes: ['read:posts'] })
    const app = await world.client({ api: [blog, forum] })

    for (const api of [blog, forum]) {
      const page = await user.consentTo(
        app.authorizationUrl({ scope: 'openid read:posts', api, prompt: 'consent' }),
      )
      const tokens = await app.redeem(page)

      await verify('apis.separate-from-applications', () => expect(tokens).toBeMeantFor(api))
      const other = api === blog ? forum : blog
      await verify('apis.separate-from-applications', () => expect(tokens).toStayOutOf(other))
    }
  },
)
