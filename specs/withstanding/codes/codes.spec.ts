import { covers, expect, test } from '../../../fixtures/test.ts'

test(
  'another application redeems a code it got hold of',
  covers('code.only-for-its-client'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    app.waitsWithCodes = true
    const thief = await world.client({ name: 'Print Shop', host: 'print.example', api })
    const request = { scope: read }
    await thief.redeem(await user.allow(thief.authorizationUrl(request)))
    await app.redeem(await user.allow(app.authorizationUrl(request)))

    const stolen = await user.allow(app.authorizationUrl(request))
    const answer = await app.misuseCode(stolen, { by: thief })

    await verify('code.only-for-its-client', () => expect(answer).toHoldNothing())
  },
)

test(
  'a code is redeemed with another callback than it was sent to',
  covers('code.needs-its-redirect-uri'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ otherHosts: ['branch.example'], api })
    app.waitsWithCodes = true
    const request = { scope: read }
    await app.redeem(await user.allow(app.authorizationUrl(request)))

    const page = await user.allow(app.authorizationUrl(request))
    const answer = await app.misuseCode(page, {
      with: { redirect_uri: app.callbackOn('branch.example') },
    })

    await verify('code.needs-its-redirect-uri', () => expect(answer).toHoldNothing())
  },
)

const withoutProof = [
  { proof: 'no verifier', misuse: () => ({ without: ['code_verifier'] }) },
  {
    proof: 'another verifier',
    misuse: () => ({ with: { code_verifier: 'another-verifier-of-at-least-43-characters-1234' } }),
  },
  {
    proof: 'the verifier of an earlier code',
    misuse: (_challenge: string, earlier: string) => ({ with: { code_verifier: earlier } }),
  },
  {
    proof: 'the challenge',
    misuse: (challenge: string) => ({ with: { code_verifier: challenge } }),
  },
]

for (const { proof, misuse } of withoutProof)
  test(
    `a code is redeemed with ${proof} in place of its verifier`,
    covers('code.challenge-binds'),
    async ({ world, user, verify }) => {
      const { api, read } = await world.blog()
      const app = await world.client({ api })
      app.waitsWithCodes = true
      const request = { scope: read }
      const first = await user.allow(app.authorizationUrl(request))
      await app.redeem(first)

      const url = app.authorizationUrl(request)
      const page = await user.allow(url)
      const answer = await app.misuseCode(page, misuse(challengeIn(url), app.verifierOf(first)))

      await verify('code.challenge-binds', () => expect(answer).toHoldNothing(), proof)
    },
  )

const challengeIn = (url: string) => new URL(url).searchParams.get('code_challenge') ?? ''

test(
  'a verifier comes with a code that was asked for without a challenge',
  covers('code.no-verifier-without-challenge'),
  async ({ world, user, verify }) => {
    const { api, read } = await world.blog()
    const app = await world.client({ api })
    app.waitsWithCodes = true
    await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))

    const page = await user.allow(
      app.authorizationUrl({
        scope: read,
        without: ['code_challenge', 'code_challenge_method'],
      }),
    )

    // A server may ask for a challenge always; then there is no such code.
    if (page.kind === 'callback' && page.response.parameters.has('code')) {
      const answer = await app.misuseCode(page, {
        with: { code_verifier: 'a-verifier-of-at-least-43-characters-1234567890' },
      })
      await verify('code.no-verifier-without-challenge', () => expect(answer).toHoldNothing())
    } else await verify('code.no-verifier-without-challenge', () => expect(page).toIssueNothing())
  },
)

test(
  'a code is redeemed for more than was asked for',
  covers('code.keeps-to-its-scopes'),
  async ({ world, user, verify }) => {
    const { api, read, write } = await world.blog()
    const app = await world.client({ api })
    app.waitsWithCodes = true
    await app.redeem(await user.allow(app.authorizationUrl({ scope: read })))

    const page = await user.allow(app.authorizationUrl({ scope: read }))
    const answer = await app.misuseCode(page, { with: { scope: `${read} ${write}` } })

    await verify('code.keeps-to-its-scopes', () => expect(answer).toKeepFrom([write]))
  },
)
