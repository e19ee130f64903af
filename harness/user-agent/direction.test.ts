import assert from 'node:assert/strict'
import { test } from 'node:test'
import { turningTexts } from './direction.ts'
import { parsePage } from './parse-page.ts'

const turned = (body: string) => turningTexts(parsePage(`<body>${body}</body>`))

test('an override turns the words beside it', () => {
  assert.deepEqual(turned('<h1>Authorize <b>Photo\u202E</b>?</h1>'), ['Photo\u202E'])
  assert.deepEqual(turned('<p>Photo\u202E asks</p>'), [])
})

test('an isolated override turns nothing, nor does one that is closed', () => {
  assert.deepEqual(turned('<h1>Authorize <bdi>Photo\u202E</bdi>?</h1>'), [])
  assert.deepEqual(turned('<h1>Authorize <b dir="auto">Photo\u202E</b>?</h1>'), [])
  assert.deepEqual(turned('<h1>Authorize <b>Photo\u202E\u202C</b>?</h1>'), [])
  assert.deepEqual(
    turned('<style>b { unicode-bidi: isolate }</style><h1>A <b>\u202E</b>?</h1>'),
    [],
  )
})
