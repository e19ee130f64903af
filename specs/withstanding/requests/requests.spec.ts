import { answerOf } from '../../../fixtures/forgery.ts'
import {
  encoded,
  isSignedWithASecret,
  payloadOf,
  signedBySomebodyElse,
} from '../../../fixtures/tokens/forged-jwt.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'

/** Parameters by which dialogs are answered, or left out, somewhere. */
const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a decision': { decision: 'allow', allow: 'true', allowed: 'true', approved: 'true' },
  'an approval': { approve: 'yes', approval: 'approve', user_oauth_approval: 'true', grant: '1' },
  'a pressed button': { action: 'accept', accept: 'Yes', submit: 'Allow', authorize: 'Authorize' },
  'a consent': { consent: 'accept', consented: 'true', consent_given: 'true', confirm: 'yes' },
  'a switch': { skip_consent: 'true', approval_prompt: 'auto', implicit_consent: 'true' },
}

for (const [what, parameters] of Object.entries(answers))
  test(
    `a request brings ${what} along`,
    covers('request.cannot-answer-its-own-dialog'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const other = await world.client({ name: 'Print Shop', host: 'print.example', api })
      const app = await world.client({ api })
      await user.consentTo(other.authorizationUrl({ scope: read }))

      const page = await user.signIn(app.authorizationUrl({ scope: read, with: parameters }))

      await verify(
        'request.cannot-answer-its-own-dialog',
        () => expect(page).toIssueNothing(),
        what,
      )
    },
  )

test(
  'a request brings everything along that its own dialog sends',
  covers('request.cannot-answer-its-own-dialog'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const requested = app.authorizationParameters({ scope: read })
    const sent = answerOf(dialog, 'accept').fields.filter(([name]) => !requested.has(name))
    const parameters = Object.fromEntries(sent)

    const page = await user.signIn(app.authorizationUrl({ scope: read, with: parameters }))

    await verify('request.cannot-answer-its-own-dialog', () => expect(page).toIssueNothing())
  },
)

/** What somebody who has not got the secret of an application makes of its signed request. */
const forgeries: Readonly<Record<string, (jwt: string) => string>> = {
  'is signed by somebody else': (jwt) => signedBySomebodyElse(jwt, payloadOf(jwt)),
  'was changed since': (jwt) => {
    const [header = '', , signature = ''] = jwt.split('.')
    return `${header}.${encoded({ ...payloadOf(jwt), ui_locales: 'de' })}.${signature}`
  },
  'has lost its signature': (jwt) => `${encoded({ alg: 'none' })}.${encoded(payloadOf(jwt))}.`,
}

for (const [what, forge] of Object.entries(forgeries))
  test(
    `a request object ${what}`,
    covers('request.forged-object-counts-for-nothing'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      const request = { scope: `openid ${read}` }
      const sound = new URL(await app.requestObject(request))
      const jwt = sound.searchParams.get('request') ?? ''
      if (!isSignedWithASecret(jwt)) throw impossibleError('applications sign with no secret')
      await user.isServed(sound.href)
      const forged = new URL(await app.requestObject(request))
      forged.searchParams.set('request', forge(forged.searchParams.get('request') ?? ''))

      const page = await user.open(forged.href)

      await verify('request.forged-object-counts-for-nothing', () =>
        expect(page).toBeNeitherAskedNorAnswered(),
      )
    },
  )
