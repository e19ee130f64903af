import { longDescription } from '../../../fixtures/long-description.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'

const posts = [
  { name: 'read:posts', description: 'See what you have written' },
  { name: 'write:posts', description: 'Publish in your name' },
]
const posted = { names: ['posts', 'read', 'write'], says: ['Posts', 'read and write your posts'] }
const messages = [{ name: 'send:messages', description: 'Write to your friends' }]

test(
  'the dialog shows scope names, grouped by resource, unless told otherwise',
  covers('scope-descriptions.flag-shows-descriptions'),
  async ({ world, user, verify }) => {
    const app = await world.client({ api: await world.api({ scopes: posts }) })

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts write:posts' }))

    await verify('scope-descriptions.flag-shows-descriptions', () => expect(page).toWord(posted))
    await verify('scope-descriptions.flag-shows-descriptions', () =>
      expect(page).toKeepQuietAbout(posts.map(({ description }) => description)),
    )
  },
)

test(
  'with the flag on every API of the tenant shows descriptions, and names again once it is off',
  covers('scope-descriptions.flag-shows-descriptions'),
  async ({ world, user, verify }) => {
    const blog = await world.client({ api: await world.api({ scopes: posts }) })
    const mail = await world.client({
      api: await world.api({ name: 'Mail API', scopes: messages }),
    })
    const forPosts = { scope: 'openid read:posts write:posts' }

    await world.showScopes('descriptions')

    const onBlog = await user.signIn(blog.authorizationUrl(forPosts))
    await verify('scope-descriptions.flag-shows-descriptions', () =>
      expect(onBlog).toDescribe(posts),
    )
    const onMail = await user.open(mail.authorizationUrl({ scope: 'openid send:messages' }))
    await verify('scope-descriptions.flag-shows-descriptions', () =>
      expect(onMail).toDescribe(messages),
    )

    await world.showScopes('names')

    const restored = await user.open(blog.authorizationUrl(forPosts))
    await verify('scope-descriptions.flag-shows-descriptions', () =>
      expect(restored).toWord(posted),
    )
    await verify('scope-descriptions.flag-shows-descriptions', () =>
      expect(restored).toKeepQuietAbout(posts.map(({ description }) => description)),
    )
  },
)

test(
  'with the flag on every requested scope has its own line',
  covers('scope-descriptions.one-for-each-scope'),
  async ({ world, user, verify }) => {
    const unasked = { name: 'delete:posts', description: 'Throw away what you wrote' }
    const app = await world.client({ api: await world.api({ scopes: [...posts, unasked] }) })
    await world.showScopes('descriptions')

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid read:posts write:posts' }))

    await verify('scope-descriptions.one-for-each-scope', () =>
      expect(page).toShowInLinesApart(posts.map(({ description }) => description)),
    )
    await verify('scope-descriptions.one-for-each-scope', () =>
      expect(page).toKeepQuietAbout([unasked.description]),
    )
  },
)

test(
  'with the flag on scopes of the same description have a line each',
  covers('scope-descriptions.one-for-each-scope'),
  async ({ world, user, verify }) => {
    const description = 'Work with what you have written'
    const api = await world.api({
      scopes: ['read:posts', 'delete:posts'].map((name) => ({ name, description })),
    })
    const app = await world.client({ api })
    await world.showScopes('descriptions')

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid read:posts delete:posts' }),
    )

    await verify('scope-descriptions.one-for-each-scope', () =>
      expect(page).toShowExactly([description, description]),
    )
  },
)

test(
  'with the flag on a long description is shown to its end',
  covers('scope-descriptions.one-for-each-scope'),
  async ({ world, user, verify }) => {
    const scope = { name: 'archive:posts', description: longDescription }
    const api = await world.api({ scopes: [scope] })
    const app = await world.client({ api })
    await world.showScopes('descriptions')

    const page = await user.signIn(app.authorizationUrl({ scope: 'openid archive:posts' }))

    await verify('scope-descriptions.one-for-each-scope', () =>
      expect(page).toShowInLinesApart([longDescription]),
    )
  },
)

test(
  'with the flag on a scope without a description is told of by its name',
  covers('scope-descriptions.falls-back-to-name'),
  async ({ world, user, verify }) => {
    const api = await world.api({ scopes: [...posts, 'delete:drafts'] })
    const app = await world.client({ api })
    await world.showScopes('descriptions')

    const page = await user.signIn(
      app.authorizationUrl({ scope: 'openid read:posts delete:drafts' }),
    )

    await verify('scope-descriptions.falls-back-to-name', () =>
      expect(page).toTellOf(api, ['read:posts', 'delete:drafts']),
    )
  },
)
