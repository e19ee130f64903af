import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auth0Display, oktaDisplay } from './display.ts'
import type { DisplayedScope } from './display.ts'

const named = (...names: string[]): DisplayedScope[] => names.map((name) => ({ name }))
const read = (scopes: readonly DisplayedScope[], useDescriptions: 'names' | 'descriptions') =>
  auth0Display(scopes, { useDescriptions: useDescriptions === 'descriptions' }).map(
    ({ heading, text }) => (heading === undefined ? text : `${heading}: ${text}`),
  )

describe('Auth0’s dialog by names', () => {
  for (const [scopes, lines] of [
    ['read:posts', ['Posts: read your posts']],
    ['read:posts write:posts', ['Posts: read and write your posts']],
    ['read:posts write:posts delete:posts', ['Posts: read, write and delete your posts']],
    [
      'read:posts read:mail write:posts',
      ['Posts: read and write your posts', 'Mail: read your mail'],
    ],
    ['everything', ['everything']],
    ['constructor toString', ['constructor', 'toString']],
    ['a:b:c', ['a:b:c']],
    ['read:blog_posts', ['Blog posts: read your blog posts']],
    ['openid', []],
    ['openid profile email', ['Profile: access to your profile and email']],
    ['offline_access', ['Offline access: keep this access while you are not present']],
  ] as const)
    it(`"${scopes}"`, () => assert.deepEqual(read(named(...scopes.split(' ')), 'names'), lines))
})

describe('Auth0’s dialog by descriptions', () => {
  const scopes = [
    { name: 'openid' },
    { name: 'profile' },
    { name: 'read:posts', description: 'Read what you wrote' },
    { name: 'write:posts' },
  ]
  it('has a line for each scope, its name where it has none', () => {
    assert.deepEqual(read(scopes, 'descriptions'), [
      'Profile: access to your profile',
      'Read what you wrote',
      'write:posts',
    ])
  })
})

describe('both dialogs', () => {
  it('account for every scope but openid exactly once', () => {
    const scopes = named('openid', 'profile', 'email', 'read:a', 'write:a', 'x', 'offline_access')
    for (const useDescriptions of [true, false]) {
      const shown = auth0Display(scopes, { useDescriptions }).flatMap((line) => line.scopes)
      assert.deepEqual(
        shown.toSorted(),
        scopes
          .map(({ name }) => name)
          .filter((name) => name !== 'openid')
          .toSorted(),
      )
    }
    assert.deepEqual(
      oktaDisplay(scopes, { useDescriptions: true }).flatMap((line) => line.scopes),
      scopes.map(({ name }) => name),
    )
  })
})

describe('Okta’s dialog', () => {
  it('shows the display name, else the name, and the description beneath', () => {
    const scopes = [
      { name: 'phone', displayName: 'Your phone', description: 'Call you' },
      { name: 'cars' },
    ]
    assert.deepEqual(oktaDisplay(scopes, { useDescriptions: true }), [
      { text: 'Your phone', detail: 'Call you', scopes: ['phone'] },
      { text: 'cars', scopes: ['cars'] },
    ])
  })
})
