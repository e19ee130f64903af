import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'clients discover the scopes that are published',
  covers('scope-metadata.lists-what-is-published', 'scope-metadata.publishes-nothing-unasked'),
  async ({ world, verify }) => {
    const api = await world.api({
      scopes: [
        { name: 'notes.read', publish: 'all-clients' },
        { name: 'notes.audit', publish: 'no-clients' },
        { name: 'notes.unsaid' },
      ],
    })

    const app = await world.client({ api })

    await verify('scope-metadata.lists-what-is-published', () =>
      expect(app).toDiscover({ listed: ['notes.read'], unlisted: ['notes.audit'] }),
    )
    await verify('scope-metadata.publishes-nothing-unasked', () =>
      expect(app).toDiscover({ listed: [], unlisted: ['notes.unsaid'] }),
    )
  },
)

test(
  'clients discover a scope as soon as it is published, and no longer than it is',
  covers('scope-metadata.lists-what-is-published'),
  async ({ world, verify }) => {
    const hidden = await world.api({ scopes: [{ name: 'notes.read', publish: 'no-clients' }] })
    const published = await world.changeScope(hidden, 'notes.read', { publish: 'all-clients' })
    const app = await world.client({ api: published })
    await verify('scope-metadata.lists-what-is-published', () =>
      expect(app).toDiscover({ listed: ['notes.read'], unlisted: [] }),
    )

    const other = await world.api({ scopes: [{ name: 'notes.read', publish: 'all-clients' }] })
    await world.changeScope(other, 'notes.read', { publish: 'no-clients' })
    const later = await world.client({ api: other })
    await verify('scope-metadata.lists-what-is-published', () =>
      expect(later).toDiscover({ listed: [], unlisted: ['notes.read'] }),
    )
  },
)
