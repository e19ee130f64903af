import { covers, expect, test } from '../../../fixtures/test.ts'
import { submissionOf } from '../../../harness/user-agent/submission.ts'
import { attackerOrigin } from '../../../harness/user-agent/user-agent.ts'

test(
  'a client registers a callback by plain http',
  covers('redirect.https-or-loopback'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const sound = await world.registeredClient({ api })
    await sound.redeem(await user.allow(sound.authorizationUrl({ scope: read })))

    const app = await world.registeredClientIfTaken({
      api,
      callbacks: ['http://plain.example:PORT/callback'],
    })
    const page = app && (await user.allow(app.authorizationUrl({ scope: read })))

    await verify('redirect.https-or-loopback', () => expect(page).toStayOffPlainHttp())
  },
)

test(
  'a client on loopback names another port',
  covers('redirect.port-of-loopback-may-differ'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ kind: 'native', host: '127.0.0.1', api })
    await user.isAsked(app.authorizationUrl({ scope: read }))
    const callback = new URL(app.redirectUri)
    callback.port = String(Number(callback.port) - 1)

    const page = await user.signIn(
      app.authorizationUrl({ scope: read, redirectUri: callback.href }),
    )

    await verify('redirect.port-of-loopback-may-differ', () => expect(page).toAskOrIssue())
  },
)

test(
  'another site starts the request of an approved client',
  covers('remembered-consent.not-where-another-site-starts'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.registeredClient({ api })
    await app.redeem(await user.consentTo(app.authorizationUrl({ scope: read })))

    const start = submissionOf(app.authorizationUrl({ scope: read }))
    const page = await user.submit(start, attackerOrigin)

    await verify('remembered-consent.not-where-another-site-starts', () =>
      expect(page).toAskOrRefuse(),
    )
  },
)

test(
  'a client is answered, and refused',
  covers('response.carries-the-issuer'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    const ask = () => app.authorizationUrl({ scope: read })

    const refusal = await user.deny(await user.signIn(ask()))
    await verify(
      'response.carries-the-issuer',
      () => expect(refusal).toCarryTheIssuer(app),
      'refusal',
    )
    const answer = await user.consentTo(ask())
    await verify('response.carries-the-issuer', () => expect(answer).toCarryTheIssuer(app), 'code')
  },
)
