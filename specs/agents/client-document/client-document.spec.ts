import {
  documentedClient,
  publishedDocument,
  redirectedClient,
  type ClientDocument,
} from '../../../fixtures/client-document.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { Publication } from '../../../fixtures/callback-listener.ts'
import type { User } from '../../../fixtures/user.ts'
import type { World } from '../../../fixtures/world.ts'

type Published = (document: ClientDocument) => Publication

/** An API for which a client whose document is in order gets its tokens: the control of every scenario here. */
const whereDocumentsCount = async (world: World, user: User) => {
  const { api, read } = await world.blog()
  const sound = await documentedClient(world, { api })
  await sound.redeem(await user.allow(sound.authorizationUrl({ scope: read })))
  return { api, read }
}

/** Documents that are in order but for the client they are of. */
const ofAnother: Readonly<Record<string, Published>> = {
  'another client': (document) =>
    publishedDocument({ ...document, client_id: document.client_id.replace('/clients/', '/c/') }),
  'an address that differs by a letter': (document) =>
    publishedDocument({ ...document, client_id: `${document.client_id}/` }),
}

/** What does not say what a document must. */
const wanting: Readonly<Record<string, Published>> = {
  'no JSON': (document) => ({ ...publishedDocument(document), body: '<!doctype html>' }),
  'a document without an address': ({ client_id: _address, ...rest }) => publishedDocument(rest),
  'a document without a name': ({ client_name: _name, ...rest }) => publishedDocument(rest),
  'a document without callbacks': ({ redirect_uris: _callbacks, ...rest }) =>
    publishedDocument(rest),
}

/** What is no document, although it may look like one. */
const failing: Readonly<Record<string, Published>> = {
  'an error that has it in its body': (document) => ({
    ...publishedDocument(document),
    status: 404,
  }),
  'a fault of the server': () => ({ status: 500, body: 'sorry' }),
}

for (const [what, published] of Object.entries(ofAnother))
  test(
    `the document of a client is of ${what}`,
    covers('client-document.is-of-its-own-address'),
    async ({ world, user, verify }) => {
      const { api, read } = await whereDocumentsCount(world, user)
      const client = await documentedClient(world, { api }, published)

      const page = await user.signIn(client.authorizationUrl({ scope: read }))

      await verify(
        'client-document.is-of-its-own-address',
        () => expect(page).toBeNeitherAskedNorAnswered(),
        what,
      )
    },
  )

/** Addresses under which a document is found, and that are in no order. */
const outOfOrder: Readonly<Record<string, (address: string) => string>> = {
  'with a part that leads up again': (address) => address.replace('/clients/', '/clients/a/../'),
  'with a part that leads nowhere': (address) => address.replace('/clients/', '/clients/./'),
  'of plain http': (address) => address.replace('https:', 'http:'),
}

for (const [what, written] of Object.entries(outOfOrder))
  test(
    `a client names itself by an address ${what}`,
    covers('client-document.address-is-in-order'),
    async ({ world, user, verify }) => {
      const { api, read } = await whereDocumentsCount(world, user)
      const client = await documentedClient(world, { api, written })

      const page = await user.signIn(client.authorizationUrl({ scope: read }))

      await verify(
        'client-document.address-is-in-order',
        () => expect(page).toBeNeitherAskedNorAnswered(),
        what,
      )
    },
  )

test(
  'a client asks with a callback that its document does not list',
  covers('client-document.lists-its-callbacks'),
  async ({ world, user, verify }) => {
    const { api, read } = await whereDocumentsCount(world, user)
    const client = await documentedClient(world, { api })
    const redirectUri = client.redirectUri.replace('shop.example', 'print.example')

    const page = await user.allow(client.authorizationUrl({ scope: read, redirectUri }))

    await verify('client-document.lists-its-callbacks', () => expect(page).toKeepFromCallbacks())
  },
)

for (const [what, published] of Object.entries(wanting))
  test(
    `there is ${what} where a client says it is told of`,
    covers('client-document.says-what-it-must'),
    async ({ world, user, verify }) => {
      const { api, read } = await whereDocumentsCount(world, user)
      const client = await documentedClient(world, { api }, published)

      const page = await user.signIn(client.authorizationUrl({ scope: read }))

      await verify(
        'client-document.says-what-it-must',
        () => expect(page).toBeNeitherAskedNorAnswered(),
        what,
      )
    },
  )

test(
  'the address of a client leads on to its document',
  covers('client-document.is-not-redirected'),
  async ({ world, user, verify }) => {
    const { api, read } = await whereDocumentsCount(world, user)
    const client = await redirectedClient(world, { api })

    const page = await user.signIn(client.authorizationUrl({ scope: read }))

    await verify('client-document.is-not-redirected', () =>
      expect(page).toBeNeitherAskedNorAnswered(),
    )
  },
)

for (const [what, published] of Object.entries(failing))
  test(
    `there is ${what} at the address of a client`,
    covers('client-document.failure-ends-the-request'),
    async ({ world, user, verify }) => {
      const { api, read } = await whereDocumentsCount(world, user)
      const client = await documentedClient(world, { api }, published)

      const page = await user.signIn(client.authorizationUrl({ scope: read }))

      await verify(
        'client-document.failure-ends-the-request',
        () => expect(page).toBeNeitherAskedNorAnswered(),
        what,
      )
    },
  )

test(
  'a client with a callback elsewhere asks by its address',
  covers('dialog.names-the-host-of-the-client'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const sound = await documentedClient(world, { api })
    await user.isAsked(sound.authorizationUrl({ scope: read }))
    const client = await documentedClient(world, { api, at: 'unheard-of.example' })

    const page = await user.signIn(client.authorizationUrl({ scope: read }))

    if (page.kind !== 'consent')
      throw impossibleError('the server takes no client whose callback is on another host than it')
    await verify('dialog.names-the-host-of-the-client', () =>
      expect(page).toShow(['unheard-of.example']),
    )
  },
)
