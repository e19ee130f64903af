import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mask, Redactor } from './redaction.ts'

const redactor = new Redactor(['s3cret-management-token'])

const leaks: readonly [string, string, string][] = [
  ['a code in a query', 'http://shop.example/cb?state=abc&code=SECRET1&iss=x', 'SECRET1'],
  [
    'a token in a fragment',
    'http://shop.example/cb#access_token=SECRET1&token_type=bearer',
    'SECRET1',
  ],
  ['a password in a form', 'username=ada&password=SECRET1&x=1', 'SECRET1'],
  ['a secret in JSON', '{"client_id":"a","client_secret":"SECRET1"}', 'SECRET1'],
  ['a secret with an escaped quote', '{"client_secret":"SEC\\"RET1"}', 'RET1'],
  ["Okta's password", '{"credentials":{"password":{"value":"SECRET1"}}}', 'SECRET1'],
  ['a token in JSON inside JSON', '{"body":"{\\"refresh_token\\":\\"SECRET1\\"}"}', 'SECRET1'],
  ['a form field', '<input type="hidden" name="csrf" value="SECRET1">', 'SECRET1'],
  [
    'a form field the other way round',
    '<input value="SECRET1" type="hidden" name="csrf">',
    'SECRET1',
  ],
  ['a bearer token in a text', 'curl -H "authorization: Bearer SECRET12345"', 'SECRET12345'],
  ['a JWT anywhere', 'see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.SECRET1 there', 'SECRET1'],
  ['a known secret anywhere', 'the token is s3cret-management-token.', 's3cret'],
  ['a known secret, encoded', `x=${encodeURIComponent('s3cret-management-token')}`, 's3cret'],
]

for (const [what, text, secret] of leaks)
  test(`masks ${what}`, () => {
    assert.ok(!redactor.text(text).includes(secret), redactor.text(text))
    assert.ok(redactor.text(text).includes(mask))
  })

test('leaves what is no secret as it was', () => {
  for (const text of [
    'response_type=code&scope=openid%20read:posts',
    '{"error":"invalid_grant","error_description":"the code has expired"}',
    '{"errorCode":"E0000001","code":"E0000001"}',
    'Bearer',
  ])
    assert.equal(redactor.text(text), text)
})

test('masks credentials in headers and keeps names, schemes and attributes', () => {
  const masked = redactor.headers({
    Authorization: 'Basic YWRhOmJ5cm9u',
    cookie: 'session=SECRET1; other=SECRET2',
    'set-cookie': ['session=SECRET1; Path=/; HttpOnly', 'other=SECRET2; Secure'],
    location: '/cb?code=SECRET1',
    absent: undefined,
  })
  assert.deepEqual(masked, {
    Authorization: `Basic ${mask}`,
    cookie: `session=${mask}; other=${mask}`,
    'set-cookie': `session=${mask}; Path=/; HttpOnly\nother=${mask}; Secure`,
    location: `/cb?code=${mask}`,
  })
})

test('masks the cookie of a session wherever else it stands, and no setting', () => {
  const redactor = new Redactor()
  redactor.learnCookies(['session=XyYaxwrnisErEcg-qvKYsoflQMc; Path=/', 'lang=english; Path=/'])
  assert.equal(
    redactor.text('GET /interaction/XyYaxwrnisErEcg-qvKYsoflQMc in english'),
    `GET /interaction/${mask} in english`,
  )
  assert.deepEqual(
    redactor.headers({
      'set-cookie': 'session=XyYaxwrnisErEcg-qvKYsoflQMc; Path=/XyYaxwrnisErEcg-qvKYsoflQMc',
    }),
    { 'set-cookie': `session=${mask}; Path=/${mask}` },
  )
})

test('looks for what a scenario made known in its own texts, and in logs for ever', () => {
  const redactor = new Redactor(['s3cret-management-token'])
  redactor.learn('the-users-password')
  const told = 'the-users-password s3cret-management-token'
  assert.equal(redactor.text(told), `${mask} ${mask}`)
  redactor.forget()
  assert.equal(redactor.text(told), `the-users-password ${mask}`)
  assert.equal(redactor.log(told), `${mask} ${mask}`)
  assert.deepEqual(redactor.known, ['s3cret-management-token', 'the-users-password'])
})
